package dev.fovea.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about errors says what the program does. */
final class ErrorReferenceTest {
  @Test
  void thePageIsWhatTheFailuresSay() throws IOException {
    assertThat(Files.readString(Path.of("docs/reference/errors.md")))
        .as("run './run docs' after a change of failures")
        .isEqualTo(ErrorReference.markdown());
  }

  @Test
  void everyFailureThatReachesAClientIsThere() {
    Set<Class<?>> told =
        ErrorReference.entries()
            .map(entry -> entry.sample().getClass())
            .collect(Collectors.toSet());
    assertThat(Stream.of(Failure.class.getPermittedSubclasses()))
        .filteredOn(type -> type != Failure.ClientGone.class)
        .allMatch(told::contains);
  }

  @Test
  void everyMediaFaultIsThere() {
    for (MediaFault fault : MediaFault.values()) {
      assertThat(ErrorReference.markdown()).contains("`" + fault.code() + "`");
    }
  }
}
