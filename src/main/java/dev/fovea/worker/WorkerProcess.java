package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One child, seen from the server. Everything that goes wrong with it ends in its output ending, so
 * that a run waits in one place only.
 *
 * <p>One run at a time; {@link #kill}, {@link #cancel} and {@link #stop} may come from any thread.
 */
final class WorkerProcess {
  private static final System.Logger LOG = System.getLogger(WorkerProcess.class.getName());

  /** Items that wait for a slow consumer before the child has to wait as well. */
  private static final int REPLIES_MAX = 64;

  private static final long CLOSE_MILLIS = 1000;
  private static final Frame READY = new Frame(Frame.Type.READY, new byte[0]);

  private final String name;
  private final WorkerSettings settings;
  private final Process process;
  private final Path folder;
  private final DataOutputStream requests;
  private final ReentrantLock writing = new ReentrantLock();
  private final BlockingQueue<Optional<Frame>> replies = new ArrayBlockingQueue<>(REPLIES_MAX);
  private final Consumer<WorkerProcess> gone;
  private volatile Optional<FailureException> killedFor = Optional.empty();
  private volatile boolean ended;
  private volatile boolean running;
  private volatile boolean ready;

  private WorkerProcess(
      String name,
      WorkerSettings settings,
      Process process,
      Path folder,
      Consumer<WorkerProcess> gone) {
    this.name = name;
    this.settings = settings;
    this.process = process;
    this.folder = folder;
    this.gone = gone;
    this.requests =
        new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /**
   * @param gone told, on a thread of its own, when the child has ended, before its run knows
   */
  static WorkerProcess start(Launch launch, WorkerSettings settings, Consumer<WorkerProcess> gone)
      throws IOException {
    Path folder = WorkerFolder.create();
    Process process;
    try {
      process = launch.in(folder, settings).start();
    } catch (IOException e) {
      WorkerFolder.delete(folder);
      throw e;
    }
    var worker = new WorkerProcess(launch.name(), settings, process, folder, gone);
    Thread.ofPlatform().name("worker-replies-" + process.pid()).daemon().start(worker::listen);
    WorkerLog.follow(launch.name(), process);
    LOG.log(System.Logger.Level.DEBUG, "worker {0} started as {1}", launch.name(), worker.pid());
    return worker;
  }

  String pid() {
    return Long.toString(process.pid());
  }

  /** False once the child's output has ended. */
  boolean alive() {
    return !ended && process.isAlive();
  }

  /** True when the child ended before it took requests, without anybody having asked it to. */
  boolean stillborn() {
    return !alive() && !ready && killedFor.isEmpty();
  }

  /** Processor time used so far, on all processors; zero where the system does not say. */
  Duration worked() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes of memory that are really there, where the system says so. */
  long resident() {
    return Resident.bytes(process.pid()).orElse(0);
  }

  /** Waits until the child takes requests. */
  void awaitReady() {
    if (!ready && receive().isEmpty()) {
      throw whyEnded();
    }
    ready = true;
  }

  /** Sends one request and hands over its items, by a consumer that does not throw. */
  void run(List<ByteBuffer> request, Consumer<byte[]> items) {
    running = true;
    try {
      send(Frame.Type.REQUEST, request);
      Optional<Frame> reply = receive();
      while (reply.isPresent() && reply.get().type() == Frame.Type.ITEM) {
        items.accept(reply.get().payload());
        reply = receive();
      }
      conclude(reply);
    } finally {
      running = false;
    }
  }

  private void conclude(Optional<Frame> last) {
    Frame frame = last.orElseThrow(this::whyEnded);
    if (frame.type() != Frame.Type.DONE) {
      String thrown = new String(frame.payload(), UTF_8);
      LOG.log(System.Logger.Level.WARNING, "worker {0} failed with {1}", name, thrown);
      throw new WorkerException(
          WorkerFault.THREW, "The worker '%s' could not do its task.".formatted(name));
    }
  }

  private FailureException whyEnded() {
    return killedFor.orElseGet(() -> Ending.of(status(), name, settings));
  }

  /** The exit status; -1 when the child takes too long to end. */
  private int status() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** Tells the child that its run is of no interest any more; without a run nothing happens. */
  void cancel() {
    if (writing.tryLock()) {
      try {
        if (running) {
          Frame.write(requests, Frame.Type.CANCEL, List.of());
        }
      } catch (IOException _) {
        // The child has ended, which is what was wanted.
      } finally {
        writing.unlock();
      }
    }
  }

  /** Ends the child at once; the run in progress fails with {@code why}. */
  void kill(FailureException why) {
    if (killedFor.isEmpty()) {
      killedFor = Optional.of(why);
    }
    process.destroyForcibly();
  }

  /** Lets an idle child go: it leaves by itself when its input ends. */
  void stop() {
    killedFor = Optional.of(new FailureException(new Failure.ClientGone()));
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      process.destroyForcibly();
    }
  }

  /** Ends the child and waits for it, so that nothing is left of it when the server exits. */
  void close(FailureException why) {
    boolean gently = writing.tryLock();
    killedFor = Optional.of(why);
    try {
      if (gently) {
        process.getOutputStream().close();
      }
      if (!gently || !process.waitFor(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      if (gently) {
        writing.unlock();
      }
    }
    WorkerFolder.delete(folder);
  }

  private void send(Frame.Type type, List<ByteBuffer> payload) {
    writing.lock();
    try {
      Frame.write(requests, type, payload);
    } catch (IOException _) {
      // The child's output ends as well, and says why.
    } finally {
      writing.unlock();
    }
  }

  /** An interrupt kills the child and so ends the run, in step with the protocol. */
  private Optional<Frame> receive() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return replies.take();
        } catch (InterruptedException _) {
          interrupted = true;
          kill(new FailureException(new Failure.ClientGone()));
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void listen() {
    try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      if (Frame.read(in, 0).type() != Frame.Type.READY) {
        throw new IOException("an answer before a question");
      }
      replies.put(Optional.of(READY));
      long left = settings.outputBytes();
      while (true) {
        Frame frame = Frame.read(in, left);
        if (!running) {
          throw new IOException("an answer that nobody asked for");
        }
        boolean more = frame.type() == Frame.Type.ITEM;
        left = more ? left - frame.payload().length : settings.outputBytes();
        replies.put(Optional.of(frame));
      }
    } catch (Frame.TooLongException _) {
      kill(tooMuch());
    } catch (IOException | InterruptedException _) {
      process.destroyForcibly();
    } finally {
      ended = true;
      gone.accept(this);
      leave();
    }
  }

  private WorkerException tooMuch() {
    return new WorkerException(
        WorkerFault.TOO_MUCH_OUTPUT,
        "The worker '%s' answered more than %d MiB and was stopped. Send a smaller picture; the"
                .formatted(name, settings.outputBytes() >> 20)
            + " operator can raise '%s.output'.".formatted(settings.prefix()));
  }

  private void leave() {
    try {
      replies.put(Optional.empty());
      int status = process.waitFor();
      LOG.log(
          killedFor.isPresent() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
          "worker {0} ended with {1}",
          name,
          Ending.words(status));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    WorkerFolder.delete(folder);
  }
}
