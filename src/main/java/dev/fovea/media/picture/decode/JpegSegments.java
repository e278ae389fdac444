package dev.fovea.media.picture.decode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fovea.vision.Format;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JPEG file cut into segments: FF, marker, length, payload (ITU-T T.81, annex B). Reads what
 * matters for its colours and puts together a file of just the picture.
 */
final class JpegSegments {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int APP0 = 0xE0;

  private static final byte[] JFIF = {
    'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
  };
  private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

  private final byte[] file;
  private final ByteArrayOutputStream picture;
  private final TreeMap<Integer, byte[]> profile = new TreeMap<>();
  private String ids = "";
  private int bits;
  private int width;
  private int height;
  private int scans;
  private int scanned;
  private boolean jfif;
  private int adobe = -1;
  private boolean metadata;
  private boolean ended;

  private JpegSegments(byte[] file) {
    this.file = file;
    this.picture = new ByteArrayOutputStream(file.length + 32);
  }

  static JpegSegments of(byte[] file) throws Refusal {
    var segments = new JpegSegments(file);
    segments.read();
    if (segments.ids.isEmpty()) {
      throw Refusal.damaged(Format.JPEG);
    }
    return segments;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Bits of a sample; 8 is what readers take. */
  int bits() {
    return bits;
  }

  /** 1 for grey, 3 for colours, 4 for inks. */
  int components() {
    return ids.length();
  }

  /** Inks were written as brightness, two colours, and black. */
  boolean ycck() {
    return adobe == 2;
  }

  /** Adobe's programs write inks with 0 for full. */
  boolean inverted() {
    return adobe >= 0;
  }

  int scans() {
    return scans;
  }

  /** How often a decoder goes through all of the picture, rounded up. */
  int passes() {
    return (scanned + ids.length() - 1) / ids.length();
  }

  boolean metadata() {
    return metadata;
  }

  /** Whether the file went on to its end mark. */
  boolean ended() {
    return ended;
  }

  /** The ICC profile, which is split when it is large. */
  Optional<byte[]> profile() {
    if (profile.isEmpty()) {
      return Optional.empty();
    }
    var whole = new ByteArrayOutputStream();
    profile.values().forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  /** A file of the picture alone, which says plainly how its colours are written. */
  byte[] picture() {
    var whole = new ByteArrayOutputStream(picture.size() + 32);
    whole.write(0xFF);
    whole.write(START);
    if (components() == 4) {
      byte[] payload = ADOBE.clone();
      payload[11] = (byte) (ycck() ? 2 : 0);
      write(whole, 0xEE, payload);
    } else if (components() == 3 && !bright()) {
      write(whole, 0xEE, ADOBE);
    } else {
      write(whole, APP0, JFIF);
    }
    whole.writeBytes(picture.toByteArray());
    whole.write(0xFF);
    whole.write(END);
    return whole.toByteArray();
  }

  /** Whether three components are brightness and two colours: told as everybody's reader does. */
  private boolean bright() {
    return jfif || (adobe >= 0 ? adobe != 0 : !"RGB".equals(ids));
  }

  private static void write(ByteArrayOutputStream out, int marker, byte[] payload) {
    out.write(0xFF);
    out.write(marker);
    out.write((payload.length + 2) >> 8);
    out.write(payload.length + 2);
    out.writeBytes(payload);
  }

  private void read() {
    int at = 2;
    while (at + 4 <= file.length) {
      int marker = file[at + 1] & 0xFF;
      if ((file[at] & 0xFF) != 0xFF || marker == 0xFF || marker == 0 || standalone(marker)) {
        at++;
        continue;
      }
      if (marker == END) {
        break;
      }
      int end = at + 2 + number(at + 2);
      if (end > file.length) {
        return;
      }
      segment(marker, at + 4, Math.max(at + 4, end));
      int next = marker == SCAN ? afterScan(end) : Math.max(at + 4, end);
      if (kept(marker)) {
        picture.write(file, at, next - at);
      }
      at = next;
    }
    ended = at + 2 <= file.length && (file[at + 1] & 0xFF) == END;
  }

  private static boolean standalone(int marker) {
    return (marker >= 0xD0 && marker <= START) || marker == 1;
  }

  private static boolean kept(int marker) {
    return marker < APP0 && marker >= 0xC0;
  }

  /** Compressed data goes on to the next marker; in it, FF is followed by 0 or by a restart. */
  private int afterScan(int from) {
    int at = from;
    while (at + 1 < file.length) {
      int next = file[at + 1] & 0xFF;
      if (file[at] == -1 && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
      at++;
    }
    return file.length;
  }

  private void segment(int marker, int from, int end) {
    if (marker == SCAN) {
      scans++;
      scanned += Math.clamp(from < end ? file[from] : 0, 1, 4);
    } else if (marker >= 0xC0
        && marker <= 0xCF
        && marker != 0xC4
        && marker != 0xC8
        && marker != 0xCC) {
      frame(from, end);
    } else if (marker == APP0 && starts(from, end, "JFIF\0")) {
      jfif = true;
    } else if (marker == 0xEE && starts(from, end, "Adobe") && end - from >= 12) {
      adobe = file[from + 11] & 0xFF;
    } else if (marker == 0xE2 && starts(from, end, "ICC_PROFILE\0") && end - from > 14) {
      profile.put(file[from + 12] & 0xFF, Arrays.copyOfRange(file, from + 14, end));
    } else if (marker == 0xE1 || marker == 0xED || marker == COMMENT) {
      metadata = true;
    }
  }

  /** Bits, height, width, then an id and two bytes for each component. */
  private void frame(int from, int end) {
    if (end - from < 6) {
      return;
    }
    bits = file[from] & 0xFF;
    height = number(from + 1);
    width = number(from + 3);
    int count = Math.min(file[from + 5] & 0xFF, (end - from - 6) / 3);
    var found = new StringBuilder();
    for (int i = 0; i < count; i++) {
      found.append((char) (file[from + 6 + 3 * i] & 0xFF));
    }
    ids = found.toString();
  }

  private boolean starts(int from, int end, String text) {
    byte[] wanted = text.getBytes(ISO_8859_1);
    return end - from >= wanted.length
        && Arrays.equals(file, from, from + wanted.length, wanted, 0, wanted.length);
  }

  private int number(int at) {
    return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
  }
}
