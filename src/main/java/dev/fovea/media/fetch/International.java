package dev.fovea.media.fetch;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Set;

/** Names in other alphabets, turned into those that DNS knows (RFC 3490). */
final class International {
  /**
   * ß, ς and the joiners mean another name by the newer rules than by the older; the full stops
   * count as dots.
   */
  private static final Set<Integer> DISPUTED =
      Set.of(0xDF, 0x3C2, 0x1E9E, 0x200C, 0x200D, 0x3002, 0xFF0E, 0xFF61);

  private International() {}

  /**
   * The name in ASCII; one that is already is given back as it is.
   *
   * @throws UrlRefused for what could be read in two ways, such as a digit in a circle
   */
  static String toAscii(String host) {
    if (host.codePoints().allMatch(International::isAscii)) {
      return host;
    }
    if (host.codePoints().anyMatch(International::isDoubtful)) {
      throw refused();
    }
    try {
      return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    } catch (RuntimeException notAName) { // beside the one that is declared, it has thrown others
      throw refused();
    }
  }

  /** Full-width letters, circled digits and their like stand for ASCII, to some. */
  private static boolean isDoubtful(int point) {
    return !isAscii(point)
        && (DISPUTED.contains(point)
            || Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                .codePoints()
                .anyMatch(International::isAscii));
  }

  private static boolean isAscii(int point) {
    return point < 0x80;
  }

  private static UrlRefused refused() {
    return new UrlRefused(
        "The host has characters that can be read in two ways. Write it in its ASCII form, with"
            + " 'xn--'.");
  }
}
