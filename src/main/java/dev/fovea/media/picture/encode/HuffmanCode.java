package dev.fovea.media.picture.encode;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** Codes and their lengths for each symbol (ITU-T T.81, annex C), of the tables in annex K. */
final class HuffmanCode {
  final JPEGHuffmanTable table;
  final int[] codes = new int[256];
  final int[] sizes = new int[256];

  HuffmanCode(JPEGHuffmanTable table) {
    this.table = table;
    int code = 0;
    int at = 0;
    short[] values = table.getValues();
    short[] lengths = table.getLengths();
    for (int size = 1; size <= lengths.length; size++) {
      for (int i = 0; i < lengths[size - 1]; i++) {
        codes[values[at]] = code++;
        sizes[values[at++]] = size;
      }
      code <<= 1;
    }
  }
}
