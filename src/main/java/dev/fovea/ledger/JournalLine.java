package dev.fovea.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Settle;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;

/**
 * How an operation stands in the journal: eight hex digits of a check sum, a blank, the operation
 * as JSON, a line feed. Only what may be repeated is kept there.
 */
record JournalLine(Optional<Settle> settle, Optional<Release> release) {
  private static final Logger LOG = System.getLogger(JournalLine.class.getName());

  private static final int SUM_LENGTH = 8;
  private static final HexFormat HEX = HexFormat.of();

  private static JournalLine of(Operation operation) {
    return switch (operation) {
      case Settle settle -> new JournalLine(Optional.of(settle), Optional.empty());
      case Release release -> new JournalLine(Optional.empty(), Optional.of(release));
      default -> throw new IllegalArgumentException("not to be repeated: " + operation);
    };
  }

  private Operation operation() {
    return settle.<Operation>map(each -> each).or(() -> release).orElseThrow();
  }

  static byte[] write(List<Operation> operations) {
    var lines = new ByteArrayOutputStream(1024 * operations.size());
    for (Operation operation : operations) {
      byte[] json = Json.writeValue(of(operation));
      lines.writeBytes(sum(Slice.of(json)).getBytes(US_ASCII));
      lines.write(' ');
      lines.writeBytes(json);
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static String sum(Slice json) {
    var sum = new CRC32C();
    sum.update(json.array(), json.offset(), json.length());
    return HEX.toHexDigits((int) sum.getValue());
  }

  /** Reads line after line, up to the first that is not whole. */
  static final class Reader {
    private Slice rest;

    Reader(byte[] bytes, int length) {
      this.rest = new Slice(bytes, 0, length);
    }

    /** Index behind the last line that was read. */
    int position() {
      return rest.offset();
    }

    /** A line that is whole but says nothing that this program knows is told and passed over. */
    Optional<Operation> next() {
      Optional<Slice> json = line();
      while (json.isPresent()) {
        try {
          return Optional.of(Json.read(json.get(), JournalLine.class).operation());
        } catch (JacksonException | NoSuchElementException | IllegalArgumentException e) {
          LOG.log(Level.ERROR, "a line of the journal cannot be read: " + json.get().utf8(), e);
        }
        json = line();
      }
      return Optional.empty();
    }

    private Optional<Slice> line() {
      int feed = rest.indexOf('\n');
      if (feed <= SUM_LENGTH) {
        return Optional.empty();
      }
      Slice json = rest.sub(SUM_LENGTH + 1, feed);
      if (!rest.sub(0, SUM_LENGTH).utf8().equals(sum(json))) {
        return Optional.empty();
      }
      rest = rest.from(feed + 1);
      return Optional.of(json);
    }
  }
}
