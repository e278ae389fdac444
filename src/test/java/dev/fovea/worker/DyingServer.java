package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/** A server that starts a child, tells what it knows of it, and dies without a word to it. */
final class DyingServer {
  private DyingServer() {}

  public static void main(String[] arguments) {
    var launch = new Launch("strange", StrangeTasks.class.getName(), List.of());
    try (var pool = new WorkerPool(launch, Roomy.SETTINGS)) {
      for (String question : List.of("pid", "folder", "environment")) {
        try (var permit = pool.enter(new Cancel())) {
          permit.run(
              List.of(ByteBuffer.wrap(question.getBytes(UTF_8))),
              item -> System.out.println(new String(item, UTF_8)));
        }
      }
      Runtime.getRuntime().halt(0);
    }
  }
}
