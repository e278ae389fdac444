package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  @Test
  void thePageOfProvidersIsWhatTheFilesSay() throws IOException {
    assertUpToDate("providers.md", ProvidersReference.markdown());
  }

  @Test
  void thePageOfModelsIsWhatTheFilesSay() throws IOException {
    assertUpToDate("models.md", ModelsReference.markdown());
  }

  private static void assertUpToDate(String page, String expected) throws IOException {
    assertThat(Files.readString(Path.of("docs/reference").resolve(page)))
        .as("docs/reference/%s is out of date; run ./run docs", page)
        .isEqualTo(expected);
  }
}
