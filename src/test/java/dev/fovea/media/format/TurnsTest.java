package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Orientations are turned as a picture of two by three pixels would be. */
final class TurnsTest {

  @Test
  void aTurnToTheLeftAndTheMirrorsDoWhatTheySay() {
    for (int orientation = 1; orientation <= 8; orientation++) {
      String shown = shown(orientation);
      assertThat(shown(Turns.left(orientation, 1))).isEqualTo(left(shown));
      assertThat(shown(Turns.left(orientation, 2))).isEqualTo(left(left(shown)));
      assertThat(shown(Turns.mirrored(orientation, true))).isEqualTo(sideways(shown));
      assertThat(shown(Turns.mirrored(orientation, false))).isEqualTo(left(left(sideways(shown))));
    }
  }

  /** Rows of the picture as EXIF has it shown: by what its first row and first column are. */
  private static String shown(int orientation) {
    return switch (orientation) {
      case 1 -> "ab/cd/ef";
      case 2 -> "ba/dc/fe";
      case 3 -> "fe/dc/ba";
      case 4 -> "ef/cd/ab";
      case 5 -> "ace/bdf";
      case 6 -> "eca/fdb";
      case 7 -> "fdb/eca";
      case 8 -> "bdf/ace";
      default -> throw new IllegalArgumentException("orientation " + orientation);
    };
  }

  private static String left(String rows) {
    String[] lines = rows.split("/", -1);
    var turned = new StringBuilder();
    for (int x = lines[0].length() - 1; x >= 0; x--) {
      for (String line : lines) {
        turned.append(line.charAt(x));
      }
      turned.append(x > 0 ? "/" : "");
    }
    return turned.toString();
  }

  private static String sideways(String rows) {
    String[] lines = rows.split("/", -1);
    for (int i = 0; i < lines.length; i++) {
      lines[i] = new StringBuilder(lines[i]).reverse().toString();
    }
    return String.join("/", lines);
  }
}
