package dev.fovea.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.cost.Money;
import dev.fovea.ledger.Operation.Release;
import dev.fovea.ledger.Operation.Settle;
import dev.fovea.ledger.Transfer.State;
import dev.fovea.store.Store;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is owed while the database is away, in a real file. */
final class JournalTest {
  private static final long BYTES_MAX = 8L << 20;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("ledger.journal");
  }

  private Journal open() throws IOException {
    return Journal.open(file(), BYTES_MAX).orElseThrow();
  }

  @Test
  void whatIsKeptIsThereAfterARestart() throws IOException {
    List<Operation> owed = List.of(settle(1), release(2), settle(3));
    try (Journal journal = open()) {
      assertThat(journal.isEmpty()).isTrue();
      journal.append(owed.subList(0, 1));
      journal.append(owed.subList(1, 3));
    }
    try (Journal journal = open()) {
      assertThat(journal.isEmpty()).isFalse();
      assertThat(journal.peek(10)).isEqualTo(owed);
    }
  }

  @Test
  void lookingForgetsNothingAndDroppingForgetsWhatWasSeen() throws IOException {
    try (Journal journal = open()) {
      journal.append(List.of(settle(1), settle(2), settle(3)));
      assertThat(journal.peek(2)).containsExactly(settle(1), settle(2));
      assertThat(journal.peek(2)).containsExactly(settle(1), settle(2));
      journal.drop();
      assertThat(journal.peek(2)).containsExactly(settle(3));
      journal.drop();
      assertThat(journal.isEmpty()).isTrue();
    }
    try (Journal journal = open()) {
      assertThat(journal.isEmpty()).isTrue();
    }
  }

  /** More than one look reads, and more than the room that the file has from the start. */
  @Test
  void aLongOutageComesBackInItsOrderAndLeavesNoLargeFile() throws IOException {
    List<Operation> owed = IntStream.range(0, 3000).mapToObj(JournalTest::settle).toList();
    List<Operation> told = new ArrayList<>();
    try (Journal journal = open()) {
      journal.append(owed);
      assertThat(Files.size(file())).isGreaterThan(Journal.RESERVE);
      while (!journal.isEmpty()) {
        told.addAll(journal.peek(1000));
        journal.drop();
      }
    }
    assertThat(told).isEqualTo(owed);
    assertThat(Files.size(file())).isEqualTo(Journal.RESERVE);
  }

  @Test
  void itsRoomIsTakenFromTheStart() throws IOException {
    open().close();
    assertThat(Files.size(file())).isEqualTo(Journal.RESERVE);
  }

  @Test
  void aLineThatWasHalfWrittenIsWhereReadingEndsAndWritingGoesOn() throws IOException {
    int whole = JournalLine.write(List.of(settle(1))).length;
    try (Journal journal = open()) {
      journal.append(List.of(settle(1), settle(2)));
    }
    overwrite(whole + 100, new byte[4096]);
    try (Journal journal = open()) {
      assertThat(journal.peek(10)).containsExactly(settle(1));
      journal.append(List.of(settle(3)));
    }
    try (Journal journal = open()) {
      assertThat(journal.peek(10)).containsExactly(settle(1), settle(3));
    }
  }

  @Test
  void aLineWhoseSumIsWrongIsNotBelieved() throws IOException {
    try (Journal journal = open()) {
      journal.append(List.of(settle(1), settle(2)));
    }
    overwrite(30, "\u0000".getBytes(UTF_8));
    try (Journal journal = open()) {
      assertThat(journal.isEmpty()).isTrue();
    }
  }

  /** As after going back to an older program. */
  @Test
  void aWholeLineThatSaysNothingKnownIsPassedOver() throws IOException {
    open().close();
    byte[] strange = line("{\"refund\":{\"id\":\"r1\"}}");
    overwrite(0, strange);
    overwrite(strange.length, JournalLine.write(List.of(settle(2))));
    try (Journal journal = open()) {
      assertThat(journal.peek(10)).containsExactly(settle(2));
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWhole() throws IOException {
    int line = JournalLine.write(List.of(settle(1))).length;
    try (Journal journal = Journal.open(file(), 2L * line).orElseThrow()) {
      journal.append(List.of(settle(1)));
      assertThatThrownBy(() -> journal.append(List.of(settle(2), settle(3))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(2 * line + " bytes");
      journal.append(List.of(settle(4)));
      assertThat(journal.peek(10)).containsExactly(settle(1), settle(4));
    }
  }

  @Test
  void aFileHasOneOwner() throws IOException {
    try (Journal journal = open()) {
      journal.append(List.of(settle(1)));
      assertThat(Journal.open(file(), BYTES_MAX)).isEmpty();
    }
    try (Journal journal = open()) {
      assertThat(journal.peek(10)).containsExactly(settle(1));
    }
  }

  @Test
  void onlyWhatMayBeRepeatedIsKept() throws IOException {
    var reserve = new Operation.Reserve(Requests.prepaid("r1", "acme", 5), Optional.empty(), 0);
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.append(List.of(reserve)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(journal.isEmpty()).isTrue();
    }
  }

  @Test
  void whoStartsTakesOverWhatAnotherProcessHasLeft() throws IOException {
    try (Store store = Store.open(folder)) {
      Path left = folder.resolve("ledger-2.journal");
      try (Journal journal = Journal.open(left, BYTES_MAX).orElseThrow()) {
        journal.append(List.of(settle(1), release(2)));
      }
      try (Journal own = Journals.open(store, BYTES_MAX)) {
        assertThat(own.peek(10)).containsExactly(settle(1), release(2));
      }
      try (Journal journal = Journal.open(left, BYTES_MAX).orElseThrow()) {
        assertThat(journal.isEmpty()).isTrue();
      }
    }
  }

  private static Operation settle(int number) {
    String id = "request-" + number;
    return new Settle(
        id,
        "acme",
        true,
        Optional.of(new Spending("key_1", "2026-11")),
        new Money(1000 + number),
        1_800_000_000_000L,
        Requests.record(id, 1000 + number));
  }

  private static Operation release(int number) {
    return new Release("request-" + number, "acme", Optional.empty(), State.VOIDED);
  }

  private void overwrite(long at, byte[] bytes) throws IOException {
    try (var file = new RandomAccessFile(file().toFile(), "rw")) {
      file.seek(at);
      file.write(bytes);
    }
  }

  private static byte[] line(String json) {
    var sum = new CRC32C();
    sum.update(json.getBytes(UTF_8));
    String digits = HexFormat.of().toHexDigits((int) sum.getValue());
    return (digits + " " + json + "\n").getBytes(UTF_8);
  }
}
