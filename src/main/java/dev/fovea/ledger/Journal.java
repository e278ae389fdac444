package dev.fovea.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of operations that the database has still to be told, oldest first. They are on the disk
 * when {@link #append} returns.
 *
 * <p>Its first {@value #RESERVE} bytes are taken when it is made, so that a full disk has room for
 * what is owed. A line that was half written when the power went is where reading ends: nobody was
 * told that it is kept. One process holds a file; not for two threads at once.
 */
final class Journal implements AutoCloseable {
  /** Room for the charges of some thousand requests under way. */
  static final int RESERVE = 1 << 20;

  private static final int WINDOW = 256 * 1024;

  private final FileChannel file;
  private final long bytesMax;
  private long start;
  private long read;
  private long end;

  private Journal(FileChannel file, long bytesMax) {
    this.file = file;
    this.bytesMax = bytesMax;
  }

  /**
   * Opens the file, or makes it.
   *
   * @param bytesMax the most that it may grow to
   * @return empty when another process has it open
   */
  static Optional<Journal> open(Path path, long bytesMax) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean ours = false;
    try {
      if (!isLocked(file)) {
        return Optional.empty();
      }
      var journal = new Journal(file, bytesMax);
      journal.reserve(path);
      journal.findEnd();
      ours = true;
      return Optional.of(journal);
    } finally {
      if (!ours) {
        file.close();
      }
    }
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void reserve(Path path) throws IOException {
    if (file.size() < RESERVE) {
      write(new byte[(int) (RESERVE - file.size())], file.size());
      file.force(true);
      forceFolder(path);
    }
  }

  /** Without it the file itself may be gone after a power cut. Not every system can. */
  private static void forceFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try (FileChannel entries =
        FileChannel.open(folder == null ? path : folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException e) {
      System.getLogger(Journal.class.getName()).log(System.Logger.Level.DEBUG, "not forced", e);
    }
  }

  private void findEnd() throws IOException {
    end = Long.MAX_VALUE;
    while (!peek(Integer.MAX_VALUE).isEmpty()) {
      start = read;
    }
    end = start;
    start = 0;
    read = 0;
  }

  boolean isEmpty() {
    return start == end;
  }

  /**
   * Adds operations; they are on the disk when it returns.
   *
   * @throws IOException when there is no room; then none of them is kept
   */
  void append(List<Operation> operations) throws IOException {
    byte[] lines = JournalLine.write(operations);
    if (end + lines.length > bytesMax) {
      throw new IOException("the journal has its %d bytes".formatted(bytesMax));
    }
    write(lines, end);
    file.force(false);
    end += lines.length;
  }

  /** The oldest operations that have not been dropped, a few hundred at most. */
  List<Operation> peek(int max) throws IOException {
    ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW, end - start));
    long size = file.size();
    while (window.hasRemaining() && start + window.position() < size) {
      file.read(window, start + window.position());
    }
    var lines = new JournalLine.Reader(window.array(), window.position());
    List<Operation> operations = new ArrayList<>();
    Optional<Operation> next = lines.next();
    while (next.isPresent() && operations.size() < max) {
      operations.add(next.get());
      read = start + lines.position();
      next = lines.next();
    }
    return operations;
  }

  /** Forgets what was last peeked at. */
  void drop() throws IOException {
    start = read;
    if (isEmpty()) {
      clear();
    }
  }

  private void clear() throws IOException {
    byte[] zeros = new byte[WINDOW];
    for (long at = 0; at < end; at += WINDOW) {
      write(zeros, at, (int) Math.min(WINDOW, end - at));
    }
    if (file.size() > RESERVE) {
      file.truncate(RESERVE);
    }
    file.force(false);
    start = 0;
    read = 0;
    end = 0;
  }

  private void write(byte[] bytes, long at) throws IOException {
    write(bytes, at, bytes.length);
  }

  private void write(byte[] bytes, long at, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      file.write(buffer, at + buffer.position());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
