package dev.fovea.usage;

import dev.fovea.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/**
 * What was used, as an operator asks for it. Reads the range of time that is asked for, row by row
 * where it is narrowed further: about a second for a million requests. Safe for use by many
 * threads.
 */
public final class UsageReports {
  /** Records that one page holds at most. */
  public static final int PAGE_MAX = 1_000;

  /** Groups that a report holds at most. */
  public static final int GROUPS_MAX = 10_000;

  private final Jdbi jdbi;

  public UsageReports(Store store) {
    this.jdbi = store.jdbi();
  }

  /**
   * Records, the newest first.
   *
   * @param after the last one of the page before; empty for the first page
   * @param limit from 1 to {@link #PAGE_MAX}
   */
  public List<UsageRecord> newest(UsageFilter filter, Optional<UsagePosition> after, int limit) {
    return page(filter, after, "<", "desc", limit);
  }

  /** Hands over every record, the oldest first, without ever holding more than a page of them. */
  public void each(UsageFilter filter, Consumer<UsageRecord> taker) {
    Optional<UsagePosition> after = Optional.empty();
    List<UsageRecord> page;
    do {
      page = page(filter, after, ">", "asc", PAGE_MAX);
      page.forEach(taker);
      after = page.isEmpty() ? after : Optional.of(UsagePosition.of(page.getLast()));
    } while (page.size() == PAGE_MAX);
  }

  /** Sums by group; at most {@link #GROUPS_MAX}, the dearest, or the earliest days. */
  public List<UsageTotal> totals(UsageFilter filter, Grouping by) {
    String sql =
        "select %s as part, sum(charge_nano) as charge, %s from usage_record%s group by 1 order by %s limit %d"
            .formatted(by.column(), UsageRows.SUMS, filter.where(), by.order(), GROUPS_MAX);
    return query(sql, filter.values(), row -> UsageRows.total(part(row, by), row));
  }

  /** The sum of everything. */
  public UsageTotal total(UsageFilter filter) {
    String sql = "select %s from usage_record%s".formatted(UsageRows.SUMS, filter.where());
    return query(sql, filter.values(), row -> UsageRows.total("", row)).getFirst();
  }

  private List<UsageRecord> page(
      UsageFilter filter, Optional<UsagePosition> after, String beyond, String order, int limit) {
    if (limit < 1 || limit > PAGE_MAX) {
      throw new IllegalArgumentException("a page of " + limit);
    }
    List<Object> values = new ArrayList<>(filter.values());
    after.ifPresent(position -> values.addAll(List.of(position.atMillis(), position.requestId())));
    String from =
        after.map(_ -> " and (at_millis, request_id) %s (?, ?)".formatted(beyond)).orElse("");
    String sql =
        "select %s from usage_record%s%s order by at_millis %s, request_id %s limit %d"
            .formatted(UsageTable.COLUMNS, filter.where(), from, order, order, limit);
    return query(sql, values, UsageRows::read);
  }

  /** Reads one row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, List<Object> values, RowReader<T> reader) {
    return jdbi.withHandle(handle -> {
      var query = handle.createQuery(sql);
      for (int i = 0; i < values.size(); i++) {
        query.bind(i, values.get(i));
      }
      return query.map((row, _) -> reader.read(row)).list();
    });
  }

  private static String part(ResultSet row, Grouping by) throws SQLException {
    return by == Grouping.DAY
        ? LocalDate.ofEpochDay(row.getLong("part")).toString()
        : row.getString("part");
  }
}
