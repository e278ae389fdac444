package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  private static final Setting<Long> SIZE =
      Setting.bytes("body.max_bytes", "64MiB", "1KiB", "1GiB", "The largest body.");
  private static final Setting<Duration> TIME =
      Setting.duration("stream.heartbeat", "10s", "100ms", "1d", "Silence.");

  enum Format {
    JSON,
    PLAIN_TEXT
  }

  @Test
  void theVariableFollowsFromTheName() {
    assertThat(SIZE.variable()).isEqualTo("FOVEA_BODY_MAX_BYTES");
  }

  @ParameterizedTest
  @CsvSource({
    "64MiB, 67108864",
    "64MB, 64000000",
    "64 mb, 64000000",
    "67108864, 67108864",
    "1.5KiB, 1536",
    "1GiB, 1073741824"
  })
  void aSizeIsWrittenInAnyOfTheseWays(String text, long bytes) {
    assertThat(SIZE.read(text, "here")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"64M", "-1", "0", "2GiB", "many", "", "1.0001KiB", "99999999999999999GiB"})
  void anythingElseIsNoSize(String text) {
    assertThatThrownBy(() -> SIZE.read(text, "FOVEA_BODY_MAX_BYTES"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "FOVEA_BODY_MAX_BYTES: '%s' is not right for body.max_bytes; expected a size from 1KiB to"
                    .formatted(text)
                + " 1GiB, such as 64MiB, 64MB or 67108864.");
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "10s, 10000",
    "5m, 300000",
    "5min, 300000",
    "2h, 7200000",
    "1.5s, 1500"
  })
  void aTimeIsWrittenWithItsUnit(String text, long millis) {
    assertThat(TIME.read(text, "here")).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "99ms", "2d", "ten seconds"})
  void aTimeWithoutUnitOrOutOfBoundsIsWrong(String text) {
    assertThatThrownBy(() -> TIME.read(text, "here")).hasMessageContaining("from 100ms to 1d");
  }

  @Test
  void theOtherKindsReadWhatTheirFormSays() {
    assertThat(Setting.integer("port", 8080, 0, 65535, "").read(" 80 ", "here")).isEqualTo(80);
    assertThat(Setting.flag("log.on", true, "").read("False", "here")).isFalse();
    assertThat(Setting.choice("log.format", Format.JSON, "").read("plain-text", "here"))
        .isEqualTo(Format.PLAIN_TEXT);
    assertThat(Setting.path("data", "data", "").fallback()).isEqualTo(Path.of("data"));
    assertThat(Setting.optionalPath("models", "").fallback()).isEmpty();
    assertThat(Setting.optionalText("name", "").read("x", "here")).contains("x");
  }

  @Test
  void aWrongChoiceIsAnsweredWithTheRightOnes() {
    assertThatThrownBy(() -> Setting.choice("log.format", Format.JSON, "").read("xml", "here"))
        .hasMessage("here: 'xml' is not right for log.format; expected one of json, plain-text.");
  }

  @Test
  void aDefaultOutOfItsOwnBoundsIsAFaultOfTheProgram() {
    assertThatThrownBy(() -> Setting.integer("port", 0, 1, 2, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecretIsNeverRepeated() {
    assertThatThrownBy(() -> Setting.secret("bootstrap.key", "").read("", "here"))
        .hasMessage("here: the value is not right for bootstrap.key; expected a text.");
  }
}
