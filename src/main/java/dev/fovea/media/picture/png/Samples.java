package dev.fovea.media.picture.png;

import dev.fovea.media.picture.pixels.Channels;
import java.util.Optional;

/** What the bits of a row stand for, as pixels of eight bits a sample. */
sealed interface Samples permits Numbered, Direct {

  /** What they become. */
  Channels channels();

  /**
   * Writes the pixels of a row.
   *
   * @param row as {@link Rows} gives it
   * @param at where to write to
   */
  void pixels(byte[] row, int count, byte[] to, int at);

  /**
   * Those of a picture.
   *
   * @param palette three bytes for each colour
   * @param transparent how opaque each colour of the palette is, or the one colour that is not to
   *     be seen, in two bytes a sample; of another length it says nothing
   */
  static Samples of(Header header, byte[] palette, Optional<byte[]> transparent) {
    return switch (header.color()) {
      case NUMBER -> Numbered.colors(header.bits(), palette, transparent.orElse(new byte[0]));
      case GRAY -> {
        Optional<byte[]> hidden = transparent.filter(key -> key.length == 2);
        yield header.bits() == 16
            ? new Direct(1, true, hidden)
            : Numbered.grays(header.bits(), hidden);
      }
      case COLORS -> new Direct(3, header.bits() == 16, transparent.filter(key -> key.length == 6));
      case GRAY_ALPHA, COLORS_ALPHA ->
          new Direct(header.color().samples(), header.bits() == 16, Optional.empty());
    };
  }
}
