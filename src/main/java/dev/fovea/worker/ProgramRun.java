package dev.fovea.worker;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a program of the system: bytes in by a pipe, bytes out by another, under the caps of a
 * worker and without the rights to use files, the network or other programs. For programs that no
 * library stands for.
 *
 * <p>Blocks its caller, who is a virtual thread and holds a permit of the workers.
 */
public final class ProgramRun {
  /** Work after which the system ends it, should nobody here come to look. */
  private static final Duration UNWATCHED = Duration.ofSeconds(5);

  private static final long LOOK_MILLIS = 20;
  private static final long LAST_WORDS_MILLIS = 1000;

  /** A process that a signal ended has this and the signal's number as its status. */
  private static final int SIGNALS = 128;

  private final String name;
  private final WorkerSettings settings;
  private final Process process;

  private ProgramRun(String name, WorkerSettings settings, Process process) {
    this.name = name;
    this.settings = settings;
    this.process = process;
  }

  /**
   * Runs a program.
   *
   * @param command its absolute path and its arguments
   * @param input backed by arrays, one piece after the other
   * @param work processor time that it may use
   * @return what it has written to standard output
   * @throws WorkerException when it fails, dies, breaks a cap or cannot be started
   * @throws FailureException of {@link Failure.ClientGone}
   */
  public static byte[] of(
      List<String> command,
      List<ByteBuffer> input,
      WorkerSettings settings,
      Duration work,
      Cancel cancel) {
    String name = Path.of(command.getFirst()).getFileName().toString();
    Path folder = folder(name);
    try {
      Process process = start(name, command, folder, settings, work);
      var run = new ProgramRun(name, settings, process);
      cancel.then(process::destroyForcibly);
      try {
        return run.run(input, work, cancel);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      WorkerFolder.delete(folder);
    }
  }

  private static Path folder(String name) {
    try {
      return WorkerFolder.create();
    } catch (IOException e) {
      throw notStarted(name, e);
    }
  }

  private static Process start(
      String name, List<String> command, Path folder, WorkerSettings settings, Duration work) {
    List<String> arguments = new ArrayList<>();
    arguments.add(settings.confine().name());
    arguments.add(Long.toString(settings.residentBytes() + LockDown.UNTOUCHED_BYTES));
    arguments.add(Long.toString(work.plus(UNWATCHED).toSeconds()));
    arguments.addAll(command);
    try {
      return new Launch(name, ProgramStart.class.getName(), arguments)
          .in(folder, settings)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw notStarted(name, e);
    }
  }

  private byte[] run(List<ByteBuffer> input, Duration work, Cancel cancel) {
    var output = new CompletableFuture<byte[]>();
    var _ = Thread.startVirtualThread(() -> write(input));
    var _ = Thread.startVirtualThread(() -> read(output));
    long end = System.nanoTime() + settings.timeout().toNanos();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        check(work, end);
      }
      byte[] written = output.get(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
      conclude(written.length, cancel);
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.ClientGone(), e);
    } catch (ExecutionException | TimeoutException e) {
      throw cancel.asked()
          ? new FailureException(new Failure.ClientGone(), e)
          : new WorkerException(WorkerFault.CRASHED, "'%s' broke off.".formatted(name), e);
    }
  }

  /** When the program reads no more, it has a reason, which its exit status tells. */
  private void write(List<ByteBuffer> input) {
    try (OutputStream out = process.getOutputStream()) {
      for (ByteBuffer piece : input) {
        out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
      }
    } catch (IOException _) {
      // see above
    }
  }

  /** Reads one byte more than there may be, so that too much can be told. */
  private void read(CompletableFuture<byte[]> output) {
    int most = Math.toIntExact(settings.outputBytes());
    try (InputStream in = process.getInputStream()) {
      byte[] written = in.readNBytes(most + 1);
      output.complete(written);
      if (written.length > most) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }

  private void check(Duration work, long end) {
    Duration worked = process.info().totalCpuDuration().orElse(Duration.ZERO);
    if (worked.compareTo(work) > 0 || System.nanoTime() - end > 0) {
      throw new WorkerException(
          WorkerFault.TOO_SLOW,
          new Failure.UpstreamTimeout("'%s' took too long and was stopped.".formatted(name)));
    }
    if (Resident.bytes(process.pid()).orElse(0) > settings.residentBytes()) {
      throw new WorkerException(
          WorkerFault.TOO_MUCH_MEMORY,
          "'%s' needed more than %d MiB and was stopped."
              .formatted(name, settings.residentBytes() >> 20));
    }
  }

  private void conclude(int written, Cancel cancel) {
    int status = process.exitValue();
    if (cancel.asked()) {
      throw new FailureException(new Failure.ClientGone());
    }
    if (written > settings.outputBytes()) {
      throw new WorkerException(
          WorkerFault.TOO_MUCH_OUTPUT,
          "'%s' wrote more than %d MiB.".formatted(name, settings.outputBytes() >> 20));
    }
    if (status == WorkerLoop.NOT_CONFINED) {
      throw new WorkerException(
          WorkerFault.NOT_STARTED,
          "'%s' cannot be confined here, as 'worker.confine' requires.".formatted(name));
    }
    if (status != 0) {
      throw new WorkerException(
          status > SIGNALS ? WorkerFault.CRASHED : WorkerFault.THREW,
          "'%s' could not do its task.".formatted(name));
    }
  }

  private static WorkerException notStarted(String name, IOException why) {
    return new WorkerException(
        WorkerFault.NOT_STARTED, "'%s' could not be started.".formatted(name), why);
  }
}
