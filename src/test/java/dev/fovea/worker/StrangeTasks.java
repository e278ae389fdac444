package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A child for tests, which does what its request says. */
final class StrangeTasks {
  private StrangeTasks() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(7);
    }
    WorkerLoop.serve((request, out) -> run(new String(request, UTF_8), out));
  }

  private static void run(String request, Output out) throws IOException {
    String[] words = request.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "echo" -> say(out, rest);
      case "count" -> count(Integer.parseInt(rest), out);
      case "forever" -> count(Integer.MAX_VALUE, out);
      case "length" -> say(out, Integer.toString(request.length()));
      case "print" -> {
        System.out.println("this must not reach the protocol");
        say(out, "printed");
      }
      case "pid" -> say(out, Long.toString(ProcessHandle.current().pid()));
      case "folder" -> say(out, Path.of("").toAbsolutePath().toString());
      case "environment" -> say(out, String.join(",", System.getenv().keySet()));
      case "crash" -> Runtime.getRuntime().halt(9);
      case "throw" -> throw new IllegalStateException(rest);
      case "heap" -> fillHeap();
      case "unasked" -> {
        Thread answering = Thread.currentThread();
        Thread.ofPlatform().start(() -> interject(answering, out));
      }
      case "hang" -> hang();
      case "spin" -> spin(Long.MAX_VALUE);
      case "spin-briefly" -> {
        spin(400_000_000);
        say(out, "done");
      }
      case "hang-after-item" -> {
        say(out, "begun");
        hang();
      }
      default -> throw new IllegalArgumentException(request);
    }
  }

  private static void say(Output out, String text) throws IOException {
    out.item(text.getBytes(UTF_8));
  }

  /** Once the answer is complete, and the next request awaited. */
  private static void interject(Thread answering, Output out) {
    while (answering.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    try {
      say(out, "by the way");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void count(int to, Output out) throws IOException {
    for (int i = 0; i < to; i++) {
      say(out, Integer.toString(i));
    }
  }

  private static void fillHeap() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[1 << 20]);
    }
  }

  private static void spin(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
