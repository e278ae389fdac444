package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  @Test
  void settingsStandInTablesByTheirFirstWord() {
    String page =
        SettingsReference.markdown(
            List.of(
                Setting.text("log.format", "line", "How a line|object looks."),
                Setting.secret("key", "The first key."),
                Setting.integer("log.size", 5, 1, 9, "Lines.")));
    assertThat(page)
        .endsWith(
            """

            ## General

            | name | variable | default | what |
            |---|---|---|---|
            | `key` | `FOVEA_KEY` | – | The first key. Expects a text. Secret: never shown. |

            ## `log`

            | name | variable | default | what |
            |---|---|---|---|
            | `log.format` | `FOVEA_LOG_FORMAT` | `line` | How a line\\|object looks. Expects a text. |
            | `log.size` | `FOVEA_LOG_SIZE` | `5` | Lines. Expects a whole number from 1 to 9. |
            """);
  }
}
