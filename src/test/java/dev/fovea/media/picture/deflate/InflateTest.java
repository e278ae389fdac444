package dev.fovea.media.picture.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's inflater makes of a stream, and where that gives up. */
final class InflateTest {
  private static final byte[] NOTHING = {};
  private static final int HEAD = 2;
  private static final int FLIPS = 4000;

  /** A zero; if zeros follow, each two bits of them are a copy of three bytes. */
  private static final byte[] COPIES =
      HexFormat.of().parseHex("7801 0cc0 8100 0000 0080 a0fd a9af".replace(" ", ""));

  private final SplittableRandom random = new SplittableRandom(11);

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "4, 0", "6, 0", "9, 0", "6, 1", "6, 2", "9, 2"})
  void inflatesWhatEveryLevelAndStrategyDeflates(int level, int strategy) throws IOException {
    for (int length : new int[] {0, 1, 2, 300, 5000, 70_000, 1_000_000}) {
      for (byte[] data : new byte[][] {alike(length), noise(length), mixed(length)}) {
        assertThat(inPieces(deflated(data, level, strategy), length)).isEqualTo(data);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 258, 259, 32_767, 32_768})
  void copiesFromEveryDistance(int distance) throws IOException {
    byte[] data = new byte[Math.max(1000, 3 * distance)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i < distance ? random.nextInt() : data[i - distance]);
    }
    assertThat(inPieces(deflated(data, 9, 0), data.length)).isEqualTo(data);
  }

  @Test
  void blocksThatAreEmptyAreNothing() throws IOException {
    byte[] data = mixed(3000);
    var deflater = new Deflater();
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[10_000];
    for (int at = 0; at < data.length; at += 100) {
      deflater.setInput(data, at, 100);
      int flush = at % 200 == 0 ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH;
      out.write(piece, 0, deflater.deflate(piece, 0, piece.length, flush));
    }
    deflater.end();
    assertThat(inPieces(out.toByteArray(), data.length)).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void aStreamThatIsCutOffAnywhereEndsThere(int level) throws IOException {
    byte[] data = mixed(2000);
    byte[] stream = deflated(data, level, 0);
    for (int length = 0; length < stream.length; length++) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertThat(inflated(cut, data.length)).isEqualTo(byTheJdk(cut, data.length));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "9, 0", "9, 2"})
  void aStreamWithAWrongBitIsReadOrRefusedAlike(int level, int strategy) throws IOException {
    byte[] data = mixed(1000);
    byte[] stream = deflated(data, level, strategy);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] wrong = stream.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        wrong[HEAD + random.nextInt(wrong.length - HEAD)] ^= (byte) (1 << random.nextInt(8));
      }
      byte[] expected = byTheJdk(wrong, data.length);
      assertThat(inflated(wrong, data.length)).isEqualTo(expected);
      refused += expected.length == 0 ? 1 : 0;
    }
    assertThat(refused).isPositive().isLessThan(FLIPS);
  }

  @Test
  void whatNobodyDeflatedIsReadOrRefusedAlike() {
    for (int i = 0; i < FLIPS; i++) {
      byte[] anything = noise(60);
      anything[0] = 0x78;
      anything[1] = 0x01;
      anything[2] = (byte) ((anything[2] & ~6) | (2 * random.nextInt(4)));
      int length = 1 + random.nextInt(40);
      assertThat(inflated(anything, length)).isEqualTo(byTheJdk(anything, length));
    }
  }

  @Test
  void theHeadSaysThatItIsDeflated() throws IOException {
    byte[] stream = deflated(mixed(10), 6, 0);
    for (int head = 0; head < 1 << 16; head += 5) {
      stream[0] = (byte) (head >> 8);
      stream[1] = (byte) head;
      var inflater = new Inflater();
      inflater.setInput(stream);
      boolean taken;
      try {
        taken = inflater.inflate(new byte[10]) == 10;
      } catch (DataFormatException _) {
        taken = false;
      }
      inflater.end();
      assertThat(inflated(stream, 10).length == 10).as("head %04x", head).isEqualTo(taken);
    }
  }

  @Test
  void nothingComesBehindTheEnd() throws IOException {
    byte[] stream = deflated(mixed(10), 6, 0);
    var inflate = new Inflate(stream, 100);
    inflate.take(10);
    assertThatThrownBy(() -> inflate.take(1)).isInstanceOf(IOException.class);
  }

  @Test
  void blocksThatHoldNothingAreSomeAndNotMillions() throws IOException {
    assertThat(inflated(emptyBlocks(100_000), 1)).isEqualTo(byTheJdk(emptyBlocks(100_000), 1));
    byte[] millions = emptyBlocks(2_000_000);
    assertThat(byTheJdk(millions, 1)).hasSize(1);
    assertThat(inflated(millions, 1)).isEqualTo(NOTHING);
  }

  /** As zlib makes them that has little memory. */
  @Test
  void blocksOfAHundredBytesAreAsManyAsTheyAre() throws IOException {
    byte[] data = noise(100 * 150_000);
    var deflater = new Deflater(1);
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[1000];
    for (int at = 0; at < data.length; at += 100) {
      deflater.setInput(data, at, 100);
      out.write(piece, 0, deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH));
    }
    deflater.end();
    assertThat(inPieces(out.toByteArray(), data.length)).isEqualTo(data);
  }

  @Test
  void copiesOfTwoBitsAreSomeAndNotAHundredMillions() throws IOException {
    byte[] stream = Arrays.copyOf(COPIES, 100_000_000 / 4);
    var inflate = new Inflate(stream, 1_000_000);
    for (int millions = 0; millions < 200; millions++) {
      inflate.take(1_000_000);
    }
    assertThatThrownBy(
            () -> {
              for (int millions = 200; millions < 299; millions++) {
                inflate.take(1_000_000);
              }
            })
        .isInstanceOf(IOException.class);
  }

  /** By the code that everybody knows, four in five bytes; then a zero and the end. */
  private static byte[] emptyBlocks(int count) {
    var stream = new ByteArrayOutputStream();
    stream.writeBytes(new byte[] {0x78, 0x01});
    for (int i = 0; i < count; i += 4) {
      stream.writeBytes(new byte[] {0x02, 0x08, 0x20, (byte) 0x80, 0x00});
    }
    stream.writeBytes(new byte[] {0x63, 0, 0});
    return stream.toByteArray();
  }

  private byte[] alike(int length) {
    byte[] data = new byte[length];
    Arrays.fill(data, (byte) 0xA5);
    return data;
  }

  private byte[] noise(int length) {
    byte[] data = new byte[length];
    random.nextBytes(data);
    return data;
  }

  /** Words out of a few letters, copies of what came before, and a little noise. */
  private byte[] mixed(int length) {
    byte[] data = new byte[length];
    for (int i = 0; i < length; ) {
      int run = Math.min(length - i, 1 + random.nextInt(60));
      if (i > 100 && random.nextInt(3) == 0) {
        int distance = 1 + random.nextInt(Math.min(i, 40_000));
        for (int end = i + run; i < end; i++) {
          data[i] = data[i - distance];
        }
      } else {
        int letters = random.nextInt(10) == 0 ? 256 : 12;
        for (int end = i + run; i < end; i++) {
          data[i] = (byte) (random.nextInt(letters) * random.nextInt(1, 4));
        }
      }
    }
    return data;
  }

  private static byte[] deflated(byte[] data, int level, int strategy) {
    var deflater = new Deflater(level);
    deflater.setStrategy(strategy);
    deflater.setInput(data);
    deflater.finish();
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** In pieces of changing length, as rows are read. */
  private byte[] inPieces(byte[] stream, int length) throws IOException {
    int most = 1 + random.nextInt(5000);
    var inflate = new Inflate(stream, most);
    byte[] data = new byte[length];
    for (int at = 0; at < length; ) {
      int piece = Math.min(length - at, 1 + random.nextInt(most));
      System.arraycopy(inflate.bytes(), inflate.take(piece), data, at, piece);
      at += piece;
    }
    return data;
  }

  /** Nothing when it is refused. */
  static byte[] inflated(byte[] stream, int length) {
    try {
      var inflate = new Inflate(stream, length);
      int at = inflate.take(length);
      return Arrays.copyOfRange(inflate.bytes(), at, at + length);
    } catch (IOException _) {
      return NOTHING;
    }
  }

  /** The JDK's looks further ahead: what it has written before it meets damage counts. */
  static byte[] byTheJdk(byte[] stream, int length) {
    byte[] data = new byte[length];
    int from = Math.min(stream.length, HEAD);
    try (var inflater = new Inflater(/* nowrap= */ true)) {
      inflater.setInput(stream, from, stream.length - from);
      try {
        inflater.inflate(data);
      } catch (DataFormatException _) {
        assertThat(inflater.getBytesWritten()).isLessThanOrEqualTo(length);
      }
      return stream.length >= HEAD && inflater.getBytesWritten() == length ? data : NOTHING;
    }
  }
}
