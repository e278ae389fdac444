package dev.fovea.media.format;

import dev.fovea.testkit.fuzz.FuzzTarget;
import java.util.stream.Stream;

/** A file of any kind: told or not, read or refused, in few reads. */
final class SniffFuzzTest implements FuzzTarget {
  @Override
  public void feed(byte[] input) {
    Probed.isRead(input);
  }

  @Override
  public Stream<byte[]> seeds() {
    return Seeds.files();
  }
}
