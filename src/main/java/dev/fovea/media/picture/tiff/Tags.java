package dev.fovea.media.picture.tiff;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.lang.reflect.Array;

/** The numbers that stand under the tags of a directory. */
record Tags(Directory directory) {
  static final long[] NONE = {};

  /** Those of the first page, read by the library that will read its pixels. */
  static Tags first(byte[] file) throws IOException {
    try (var stream = new ByteArrayImageInputStream(file)) {
      var all = (CompoundDirectory) new TIFFReader().read(stream);
      return new Tags(all.getDirectory(0));
    }
  }

  boolean has(int tag) {
    return directory.getEntryById(tag) != null;
  }

  /** The first of them. */
  long number(int tag, long otherwise) throws IOException {
    long[] numbers = numbers(tag);
    return numbers.length == 0 ? otherwise : numbers[0];
  }

  /** None where the tag is missing. */
  long[] numbers(int tag) throws IOException {
    Entry entry = directory.getEntryById(tag);
    Object value = entry == null ? NONE : entry.getValue();
    if (value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    if (value == null || !value.getClass().isArray()) {
      throw new IOException("no number");
    }
    long[] numbers = new long[Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Array.getLong(value, i);
    }
    return numbers;
  }
}
