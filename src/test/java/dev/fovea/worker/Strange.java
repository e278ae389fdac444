package dev.fovea.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Pools of {@link StrangeTasks}, and what they answer. */
final class Strange {
  private Strange() {}

  static WorkerPool pool(WorkerSettings settings) {
    return new WorkerPool(new Launch("strange", StrangeTasks.class.getName(), List.of()), settings);
  }

  static ProcessHandle child(WorkerPool pool) {
    return ProcessHandle.of(Long.parseLong(ask(pool, "pid").getFirst())).orElseThrow();
  }

  static List<String> ask(WorkerPool pool, String request) {
    var items = new ArrayList<String>();
    try (var permit = pool.enter(new Cancel())) {
      permit.run(List.of(bytes(request)), item -> items.add(new String(item, UTF_8)));
    }
    return items;
  }

  static Failure failure(WorkerPool pool, String request) {
    return failureOf(() -> ask(pool, request));
  }

  static Failure failureOf(Runnable step) {
    return catchThrowableOfType(FailureException.class, step::run).failure();
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
