package dev.fovea.media.picture.png;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.fovea.media.picture.pixels.RowSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A picture in seven passes that lie in one another. Its rows are whole at the end only: till then
 * it is kept outside the heap, as those of other decoders are.
 */
record Passes(int width, int height, Samples samples) {
  void read(Rows rows, Header header, RowSink sink) throws IOException {
    int count = samples.channels().count();
    long stride = (long) width * count;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment picture = arena.allocate(stride * height);
      byte[] row = new byte[width * count];
      for (Pass pass : Pass.SEVEN) {
        int pixels = pass.width(width);
        rows.top();
        for (int y = 0; y < pass.height(width, height); y++) {
          samples.pixels(rows.next(header.rowBytes(pixels)), pixels, row, 0);
          long line = (pass.top() + (long) y * pass.down()) * stride;
          spread(
              row,
              pixels,
              count,
              picture,
              line + (long) pass.left() * count,
              pass.across() * count);
        }
      }
      for (int y = 0; y < height; y++) {
        MemorySegment.copy(picture, JAVA_BYTE, y * stride, sink.samples(), sink.at(), row.length);
        sink.next();
      }
    }
  }

  private static void spread(
      byte[] row, int pixels, int count, MemorySegment picture, long first, int step) {
    long at = first;
    for (int i = 0; i < pixels * count; i += count, at += step) {
      for (int c = 0; c < count; c++) {
        picture.set(JAVA_BYTE, at + c, row[i + c]);
      }
    }
  }
}
