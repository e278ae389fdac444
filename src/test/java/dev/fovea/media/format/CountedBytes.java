package dev.fovea.media.format;

/** Counts how many bytes are looked at. */
final class CountedBytes implements Bytes {
  private final Bytes file;
  private long reads;

  CountedBytes(Bytes file) {
    this.file = file;
  }

  @Override
  public long length() {
    return file.length();
  }

  @Override
  public int at(long position) {
    reads++;
    return file.at(position);
  }

  long reads() {
    return reads;
  }
}
