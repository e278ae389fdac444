package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.Node.Kind;
import dev.fovea.config.Node.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private final Values values = new Values(new Variables(Map.of("SIDE", "800")));

  @Test
  void variablesAreReplacedBeforeAValueIsRead() {
    assertThat(values.text(scalar("<${SIDE}>"))).isEqualTo("<800>");
    assertThat(values.whole("side", scalar("${SIDE}"), 1, 800)).isEqualTo(800);
    assertThat(values.number(scalar("${RATE:-0.10}"))).hasToString("0.10");
  }

  @ParameterizedTest
  @CsvSource({"5MiB, 5242880", "5MB, 5000000", "1, 1", "1.5KiB, 1536"})
  void sizesHaveUnits(String text, long bytes) {
    assertThat(values.bytes("size", scalar(text))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "5 bananas", "", "1e9MB", "99999999999GiB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> values.bytes("size", scalar(text)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("f.yaml:7: size is a size such as 5MiB, 5MB or 5242880.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "1.5", "1e12", "1e999999999"})
  void whatIsNoWholeNumberWithinTheBoundsIsRefused(String text) {
    assertThatThrownBy(() -> values.whole("side", scalar(text), 1, 10))
        .hasMessage("f.yaml:7: side is a whole number from 1 to 10.");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> values.whole("side", scalar("many"), 1, 10))
        .hasMessage("f.yaml:7: expected a number.");
  }

  @Test
  void aFlagIsTrueOrFalse() {
    assertThat(values.flag("on", scalar("true"))).isTrue();
    assertThat(values.flag("on", scalar("false"))).isFalse();
    assertThatThrownBy(() -> values.flag("on", scalar("yes")))
        .hasMessage("f.yaml:7: on is either true or false.");
  }

  @Test
  void aChoiceIsOneOfTheWordsAndTheNearestIsOffered() {
    List<String> known = List.of("png", "jpeg");
    assertThat(values.choice("no format", scalar("JPEG"), known)).isEqualTo("jpeg");
    assertThatThrownBy(() -> values.choice("no format", scalar("jpg"), known))
        .hasMessage(
            "f.yaml:7: 'jpg' is no format; expected one of png, jpeg. Did you mean 'jpeg'?");
  }

  private static Scalar scalar(String text) {
    return new Scalar(text, Kind.TEXT, new Where("f.yaml", 7));
  }
}
