package dev.fovea.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fovea.cost.Money;
import dev.fovea.store.Store;
import dev.fovea.usage.UsageRecord.Outcome;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports against a set that was summed by hand. */
final class UsageReportsTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-20T23:59:59.999Z");
  private static final Instant SATURDAY = Instant.parse("2026-11-21T00:00:00Z");
  private static final UsageFilter ALL =
      UsageFilter.between(Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"));

  private static final Comparator<UsageRecord> BY_TIME = Comparator.comparing(UsageRecord::at);

  @TempDir Path folder;
  private Store store;
  private UsageReports reports;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    reports = new UsageReports(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesBackWhatWasWritten() throws Exception {
    UsageRecord full = Records.full("req-1", FRIDAY);
    UsageRecord refused = Records.refused("req-2", SATURDAY);
    insert(List.of(full, refused));

    assertThat(reports.newest(ALL, Optional.empty(), 10)).containsExactly(refused, full);
  }

  @Test
  void sumsByDayByUtc() throws Exception {
    insertTheSet();

    List<UsageTotal> days = reports.totals(ALL, Grouping.DAY);

    assertThat(days)
        .extracting(UsageTotal::part, day -> day.requests().all(), day -> day.charge().total())
        .containsExactly(
            tuple("2026-11-20", 2L, new Money(1_500)), tuple("2026-11-21", 3L, new Money(700)));
  }

  @Test
  void sumsByAccountKeyAndModelTheDearestFirst() throws Exception {
    insertTheSet();

    assertThat(reports.totals(ALL, Grouping.ACCOUNT))
        .extracting(UsageTotal::part, total -> total.charge().total())
        .containsExactly(tuple("acme", new Money(1_700)), tuple("zeta", new Money(500)));
    assertThat(reports.totals(ALL, Grouping.KEY))
        .extracting(UsageTotal::part, total -> total.charge().total())
        .containsExactly(
            tuple("key_a", new Money(1_000)),
            tuple("key_b", new Money(700)),
            tuple("key_z", new Money(500)),
            tuple("key_1", Money.ZERO));
    assertThat(reports.totals(ALL, Grouping.MODEL))
        .extracting(UsageTotal::part, total -> total.charge().total())
        .containsExactly(
            tuple("gpt-4o", new Money(1_500)),
            tuple("qwen", new Money(700)),
            tuple("", Money.ZERO));
  }

  @Test
  void tellsWhatPicturesCostAgainstText() throws Exception {
    insertTheSet();

    UsageTotal total = reports.total(ALL);

    assertThat(total.charge().total()).isEqualTo(new Money(2_200));
    assertThat(total.charge().media()).isEqualTo(new Money(1_300));
    assertThat(total.charge().uncollected()).isEqualTo(new Money(50));
    assertThat(total.tokens().image()).isEqualTo(1_400);
    assertThat(total.tokens().text()).isEqualTo(40);
    assertThat(total.tokens().prompt()).isEqualTo(1_440);
    assertThat(total.pictures()).isEqualTo(4);
    assertThat(total.tokens().estimated()).isTrue();
  }

  @Test
  void countsRequestsByTheirOutcome() throws Exception {
    insertTheSet();

    assertThat(reports.total(ALL).requests()).isEqualTo(new UsageTotal.Requests(2, 1, 1, 1));
  }

  @Test
  void narrowsDownToATimeAnAccountAKeyAndAModel() throws Exception {
    insertTheSet();
    UsageFilter friday = UsageFilter.between(FRIDAY.minus(Duration.ofDays(1)), SATURDAY);

    assertThat(reports.total(friday).requests().all()).isEqualTo(2);
    assertThat(reports.total(narrow("zeta", "", "")).charge().total()).isEqualTo(new Money(500));
    assertThat(reports.total(narrow("acme", "key_b", "")).requests().all()).isEqualTo(2);
    assertThat(reports.total(narrow("", "", "qwen")).charge().total()).isEqualTo(new Money(700));
    assertThat(reports.total(narrow("acme", "key_z", "")).requests().all()).isZero();
    assertThat(reports.newest(narrow("zeta", "", ""), Optional.empty(), 10))
        .extracting(UsageRecord::requestId)
        .containsExactly("2");
  }

  @Test
  void sumsNothingToNothing() {
    assertThat(reports.total(ALL).charge().total()).isEqualTo(Money.ZERO);
    assertThat(reports.total(ALL).requests().all()).isZero();
    assertThat(reports.totals(ALL, Grouping.DAY)).isEmpty();
  }

  @Test
  void pagesThroughRecordsOfOneMomentWithoutLossOrRepetition() throws Exception {
    insert(
        IntStream.range(0, 25)
            .mapToObj(i -> Records.refused("req-%02d".formatted(i), SATURDAY))
            .toList());

    List<String> seen = new ArrayList<>();
    Optional<UsagePosition> after = Optional.empty();
    List<UsageRecord> page = reports.newest(ALL, after, 10);
    while (!page.isEmpty()) {
      page.forEach(record -> seen.add(record.requestId()));
      after = UsagePosition.parse(UsagePosition.of(page.getLast()).toString());
      page = reports.newest(ALL, after, 10);
    }

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("req-24").endsWith("req-00");
  }

  @Test
  void handsOverEverythingFromTheOldestOn() throws Exception {
    int count = 2 * UsageReports.PAGE_MAX + 1;
    insert(
        IntStream.range(0, count)
            .mapToObj(i -> Records.refused("req-" + i, SATURDAY.plusMillis(i / 3)))
            .toList());

    List<UsageRecord> all = new ArrayList<>();
    reports.each(ALL, all::add);

    assertThat(all).hasSize(count).doesNotHaveDuplicates().isSortedAccordingTo(BY_TIME);
  }

  @Test
  void refusesPagesOutOfBounds() {
    for (int limit : new int[] {0, -1, UsageReports.PAGE_MAX + 1}) {
      assertThatThrownBy(() -> reports.newest(ALL, Optional.empty(), limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void takesNothingElseForAPosition() {
    for (String text : List.of("", "5", "5.", ".req", "x.req", "5.re q", "-5.req", "5.req\n")) {
      assertThat(UsagePosition.parse(text)).as(text).isEmpty();
    }
  }

  private void insertTheSet() throws SQLException {
    insert(
        List.of(
            Records.of("1", FRIDAY, "acme", "key_a", "gpt-4o", 1_000, 900, Outcome.COMPLETED),
            Records.of("2", FRIDAY, "zeta", "key_z", "gpt-4o", 500, 300, Outcome.INTERRUPTED),
            Records.of("3", SATURDAY, "acme", "key_b", "qwen", 700, 100, Outcome.COMPLETED)
                .withUncollected(new Money(50)),
            Records.of("4", SATURDAY, "acme", "key_b", "qwen", 0, 100, Outcome.FAILED),
            Records.refused("5", SATURDAY.plus(Duration.ofHours(23)))));
  }

  private static UsageFilter narrow(String account, String key, String model) {
    return new UsageFilter(ALL.from(), ALL.to(), some(account), some(key), some(model));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(word -> !word.isEmpty());
  }

  private void insert(List<UsageRecord> records) throws SQLException {
    store.jdbi().useTransaction(handle -> UsageTable.insert(handle.getConnection(), records));
  }
}
