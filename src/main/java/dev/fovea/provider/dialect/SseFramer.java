package dev.fovea.provider.dialect;

import dev.fovea.json.Slice;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the events of a server-sent event stream in the bytes of each read and hands over their
 * data; comments, event names and ids are passed over. Confined to one thread.
 *
 * <p>Lines end with LF, CR LF or CR, as in the HTML standard, section 9.2.
 */
final class SseFramer {
  /** Longest event, unfinished or not. */
  static final int EVENT_BYTES_MAX = 1024 * 1024;

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

  private static final Slice MARK = Slice.of("\uFEFF");

  private final Consumer<Slice> events;
  private byte[] carried = new byte[0];
  private byte[] data = new byte[0];
  private boolean hasData;
  private boolean afterCr;
  private boolean begun;

  /**
   * @param events takes the data of each event; the slice is valid only during the call
   */
  SseFramer(Consumer<Slice> events) {
    this.events = events;
  }

  void feed(byte[] read) {
    byte[] bytes = joined(carried, new Slice(read, 0, read.length));
    int lineStart = 0;
    int i = carried.length;
    for (; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\n' && afterCr && i == lineStart) {
        lineStart = i + 1;
        afterCr = false;
      } else if (b == '\n' || b == '\r') {
        line(new Slice(bytes, lineStart, i - lineStart));
        lineStart = i + 1;
        afterCr = b == '\r';
      }
    }
    carried = Arrays.copyOfRange(bytes, lineStart, bytes.length);
    bound(carried.length + data.length);
  }

  private void line(Slice whole) {
    Slice line = begun ? whole : withoutMark(whole);
    begun = true;
    if (line.isEmpty()) {
      dispatch();
    } else if (startsWithData(line)) {
      boolean space = line.length() > DATA.length && line.at(DATA.length) == ' ';
      add(line.from(space ? DATA.length + 1 : DATA.length));
    }
  }

  /**
   * Several data lines of one event are one text. They are joined by a space, not by a line feed:
   * to JSON that is the same, and the text can be sent on in one line.
   */
  private void add(Slice value) {
    if (!hasData) {
      data = value.toByteArray();
      hasData = true;
    } else {
      data = joined(joined(data, Slice.of(" ")), value);
    }
    bound(data.length);
  }

  private void dispatch() {
    if (hasData) {
      hasData = false;
      Slice event = Slice.of(data);
      data = new byte[0];
      events.accept(event);
    }
  }

  private static void bound(int length) {
    if (length > EVENT_BYTES_MAX) {
      throw new UpstreamNonsense("an event longer than 1 MiB");
    }
  }

  /** A stream may begin with a byte order mark. */
  private static Slice withoutMark(Slice line) {
    return line.length() >= MARK.length() && line.sub(0, MARK.length()).equals(MARK)
        ? line.from(MARK.length())
        : line;
  }

  private static boolean startsWithData(Slice line) {
    return line.length() >= DATA.length
        && Arrays.equals(
            line.array(), line.offset(), line.offset() + DATA.length, DATA, 0, DATA.length);
  }

  private static byte[] joined(byte[] first, Slice second) {
    if (first.length == 0 && second.offset() == 0 && second.length() == second.array().length) {
      return second.array();
    }
    byte[] both = Arrays.copyOf(first, first.length + second.length());
    System.arraycopy(second.array(), second.offset(), both, first.length, second.length());
    return both;
  }
}
