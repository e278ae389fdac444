package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * The child's side: answers requests from standard input until it ends, which it does when the
 * server has closed it or has died.
 */
public final class WorkerLoop {
  static final int OUT_OF_MEMORY = 3;
  private static final int PROTOCOL_BROKEN = 4;
  static final int NOT_CONFINED = 5;
  static final int NOT_PREPARED = 6;

  private static final long HEAP_KEPT = 64 << 20;

  private static final long BREATH_MILLIS = 500;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final BlockingQueue<byte[]> requests = new ArrayBlockingQueue<>(1);
  private volatile boolean abandoned;

  private WorkerLoop(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Prepares {@code task}, gives up the process' rights, runs the task for every request and never
   * returns. From here on standard output belongs to the protocol; what anybody prints goes to
   * standard error, and so to the server's log.
   *
   * <p>Call it first thing in {@code main}: threads that were started before keep more rights.
   */
  public static void serve(Task task) {
    System.setOut(System.err);
    // Libraries log what they meet in a file: addresses, names, whole lines of it.
    LogManager.getLogManager().reset();
    Expendable.declare();
    prepare(task);
    LockDown.apply(task);
    var loop =
        new WorkerLoop(
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in))),
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)));
    Thread.ofPlatform().name("worker-input").daemon().start(loop::listen);
    loop.answer(task);
  }

  private static void prepare(Task task) {
    try {
      task.prepare();
    } catch (IOException | RuntimeException | Error e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(NOT_PREPARED);
    }
  }

  /** Reads beside the task, so that a cancel and the server's end are noticed during a run. */
  private void listen() {
    try {
      while (true) {
        Frame frame = Frame.read(in);
        switch (frame.type()) {
          case REQUEST -> {
            abandoned = false;
            requests.add(frame.payload());
          }
          case CANCEL -> abandoned = true;
          case READY, ITEM, DONE, FAILED -> throw new IOException("not a frame for a worker");
        }
      }
    } catch (IOException _) {
      WorkerFolder.deleteOwn();
      Runtime.getRuntime().halt(0);
    } catch (OutOfMemoryError _) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(PROTOCOL_BROKEN);
    }
  }

  private void answer(Task task) {
    try {
      send(Frame.Type.READY, new byte[0]);
      while (true) {
        answer(task, next());
      }
    } catch (InterruptedException | IOException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(PROTOCOL_BROKEN);
    }
  }

  private void answer(Task task, byte[] request) throws IOException {
    try {
      task.run(request, this::item);
      send(Frame.Type.DONE, new byte[0]);
    } catch (AbandonedException _) {
      send(Frame.Type.DONE, new byte[0]);
    } catch (OutOfMemoryError e) {
      System.err.println("worker: " + e);
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    } catch (IOException | RuntimeException | Error e) {
      e.printStackTrace();
      send(Frame.Type.FAILED, e.getClass().getName().getBytes(UTF_8));
    }
  }

  /**
   * A large picture is garbage when its run has ended; an idle child should not keep its room for
   * minutes, but to a busy one collecting it each time would be a good part of the work.
   */
  private byte[] next() throws InterruptedException {
    byte[] request = requests.poll(BREATH_MILLIS, TimeUnit.MILLISECONDS);
    if (request != null) {
      return request;
    }
    if (Runtime.getRuntime().totalMemory() > HEAP_KEPT) {
      System.gc();
    }
    return requests.take();
  }

  private void item(byte[] payload) throws IOException {
    if (abandoned) {
      throw new AbandonedException();
    }
    send(Frame.Type.ITEM, payload);
  }

  private void send(Frame.Type type, byte[] payload) throws IOException {
    Frame.write(out, type, List.of(ByteBuffer.wrap(payload)));
  }
}
