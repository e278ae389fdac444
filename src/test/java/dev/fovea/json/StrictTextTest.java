package dev.fovea.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "é€😀",
        "\uD7FF\uE000\uFFFF",
        "\\ud83d\\ude00",
        "\\\\ud83d",
        "\\u00e9\\n\\/"
      })
  void textIsTaken(String text) {
    assertThat(fault(text.getBytes(UTF_8))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "ff",
        "c3",
        "e282",
        "f09f98",
        "c341"
      })
  void bytesThatAreNotUtf8AreFoundWhereTheyStand(String hex) {
    assertThat(fault(HexFormat.of().parseHex("616263" + hex))).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud83d",
        "\\ude00",
        "\\ud83dx",
        "\\ud83d\\u0041",
        "\\ud83d\\ud83d",
        "\\uDE00\\uD83D"
      })
  void halvesOfSurrogatePairsAreFound(String text) {
    assertThat(fault(("é" + text).getBytes(UTF_8))).isEqualTo(2);
  }

  private static int fault(byte[] bytes) {
    return StrictText.firstFault(Slice.of(bytes));
  }
}
