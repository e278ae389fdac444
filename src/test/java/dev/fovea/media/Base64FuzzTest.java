package dev.fovea.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Slice;
import dev.fovea.testkit.fuzz.FuzzTarget;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Text that may be base64: it is refused, or every letter of it is kept, in its order, and what
 * comes out is what the JDK's own decoder takes.
 */
final class Base64FuzzTest implements FuzzTarget {
  @Override
  public void feed(byte[] input) {
    Optional<Payload> payload = Payload.of(Slice.of(input));
    if (payload.isEmpty()) {
      assertThat(strictly(input)).as("what the JDK takes").isFalse();
      return;
    }
    byte[] base64 = payload.get().base64().toByteArray();
    byte[] file = Base64.getDecoder().decode(base64);
    assertThat(Base64.getEncoder().encode(file)).hasSameSizeAs(base64);
    assertThat(payload.get().touched())
        .isEqualTo(!new Slice(base64, 0, base64.length).equals(Slice.of(input)));
    assertThat(payload.get().file().head(file.length)).isEqualTo(file);
    assertKept(input, base64);
  }

  private static boolean strictly(byte[] input) {
    try {
      return input.length % 4 == 0 && Base64.getDecoder().decode(input).length > 0;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** Where nothing is escaped, leaving blanks and padding out is all that may be done. */
  private static void assertKept(byte[] input, byte[] base64) {
    String text = new String(input, ISO_8859_1);
    if (text.indexOf('%') < 0 && text.indexOf('\\') < 0) {
      assertThat(new String(base64, ISO_8859_1).replace("=", ""))
          .isEqualTo(text.replaceAll("[\\s=]", "").replace('-', '+').replace('_', '/'));
    }
  }

  @Override
  public Stream<byte[]> seeds() {
    return Stream.of(
            "QUJD",
            "QUI=",
            "QQ",
            "-_8A",
            "QUJD\\r\\nREVG",
            "QUJD REVG SEk=",
            "%2B\\u002f\\/8A%3d",
            " QUJD\n\tREVG = =",
            "QUJ*")
        .map(text -> text.getBytes(ISO_8859_1));
  }
}
