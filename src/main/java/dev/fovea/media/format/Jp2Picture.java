package dev.fovea.media.format;

import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Size;
import java.util.Optional;

/**
 * What a decoder of JPEG 2000 has to be told (ITU-T T.800). Nothing was decoded.
 *
 * @param inks whether the channels are cyan, magenta, yellow and black
 * @param halvings how often the picture can be had in half of its size
 * @param profile an ICC profile
 */
public record Jp2Picture(Size size, boolean inks, int halvings, Optional<Stretch> profile) {
  private static final int START = 0xFF4F;
  private static final int CODING = 0xFF52;
  private static final int TILE = 0xFF90;
  private static final int END = 0xFFD9;

  /**
   * Reads it.
   *
   * @throws UnreadableException when the file makes no sense, or is cut off anywhere: decoders make
   *     up what is not there
   */
  public static Jp2Picture read(Bytes file) throws UnreadableException {
    try {
      return read(View.of(file));
    } catch (Malformed e) {
      throw new UnreadableException(e.why());
    }
  }

  private static Jp2Picture read(View file) {
    MediaFacts facts = Jp2Header.read(file);
    View codestream = file.u16(0) == START ? file : Box.first(file, "jp2c").orElseThrow().data();
    checkWhole(codestream, tiles(codestream));
    return new Jp2Picture(
        facts.size().orElseThrow(),
        facts.color() == Color.CMYK,
        halvings(codestream),
        file.u16(0) == START ? Optional.empty() : profile(file));
  }

  /** Where the first part of a tile begins, behind the segments that are about all of them. */
  private static long tiles(View codestream) {
    long at = 2;
    while (codestream.u16(at) != TILE) {
      at = next(codestream, at);
    }
    return at;
  }

  private static int halvings(View codestream) {
    for (long at = 2; codestream.u16(at) != TILE; at = next(codestream, at)) {
      if (codestream.u16(at) == CODING) {
        return codestream.u8(at + 9);
      }
    }
    throw new Malformed("does not say how it is coded");
  }

  private static long next(View codestream, long at) {
    return at + 2 + Math.max(2, codestream.u16(at + 2));
  }

  /** Each part of a tile says how long it is; the last may leave that to the end of the file. */
  private static void checkWhole(View codestream, long first) {
    long at = first;
    while (codestream.has(at, 2) && codestream.u16(at) == TILE) {
      long length = codestream.u32(at + 6);
      if (length == 0) {
        return;
      }
      if (length < 12 || !codestream.has(at, length)) {
        throw new Malformed("is cut off");
      }
      at += length;
    }
    if (codestream.has(at, 2) && codestream.u16(at) != END) {
      throw new Malformed("goes on with something else than it should");
    }
  }

  private static Optional<Stretch> profile(View file) {
    return Box.at(file, "jp2h").stream()
        .flatMap(header -> Box.in(header.data()).stream())
        .filter(box -> box.is("colr") && box.data().u8(0) == 2)
        .findFirst()
        .map(box -> box.data().from(3).stretch());
  }
}
