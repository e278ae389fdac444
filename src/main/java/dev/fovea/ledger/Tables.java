package dev.fovea.ledger;

import dev.fovea.ledger.Transfer.State;
import dev.fovea.store.BulkInsert;
import dev.fovea.store.ByIds;
import dev.fovea.store.DurableConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ledger's tables on one connection, with prepared statements. One thread uses it.
 *
 * <p>Rows of customers are locked in the order of their ids before anything is read; a transfer and
 * a key belong to one customer, so that no other lock is needed. The two rows that all share come
 * last, as differences. So many servers write at once and none waits for another in a circle.
 */
final class Tables {
  /** Rows that are known to exist are not made again; when there are more, they are forgotten. */
  private static final int KNOWN_MAX = 100_000;

  /** For {@link #transfer}. */
  static final String TRANSFERS =
      "select id, debit_id, credit_id, state, held_nano, posted_nano, uncollected_nano, key_id,"
          + " month, created_millis from transfer";

  private static final String TRANSFER =
      "id text, debit_id text, credit_id text, state text, held_nano bigint, posted_nano bigint,"
          + " uncollected_nano bigint, key_id text, month text, created_millis bigint";

  private static final String CREDIT = "id text, balance_nano bigint, held_nano bigint";

  private static final String SPENDING =
      "key_id text, month text, posted_nano bigint, held_nano bigint";

  private final DurableConnection connection;
  private final ByIds credits;
  private final ByIds transfers;
  private final ByIds spendings;
  private final BulkInsert openCredit;
  private final BulkInsert openSpending;
  private final BulkInsert writeCredit;
  private final BulkInsert writeSpending;
  private final BulkInsert insertTransfer;
  private final BulkInsert updateTransfer;
  private final PreparedStatement addCredit;
  private final Set<Object> known = new HashSet<>();

  Tables(DurableConnection durable) throws SQLException {
    this.connection = durable;
    Connection connection = durable.jdbc();
    this.credits =
        ByIds.locking(connection, "select id, balance_nano, held_nano from ledger_account", "id");
    this.transfers = ByIds.reading(connection, TRANSFERS, "id");
    this.spendings =
        ByIds.reading(
            connection, "select key_id, month, posted_nano, held_nano from key_spend", "key_id");
    this.openCredit =
        BulkInsert.prepare(connection, "ledger_account", CREDIT, "on conflict (id) do nothing");
    this.openSpending =
        BulkInsert.prepare(
            connection, "key_spend", SPENDING, "on conflict (key_id, month) do nothing");
    this.writeCredit =
        BulkInsert.prepare(
            connection,
            "ledger_account",
            CREDIT,
            "on conflict (id) do update set balance_nano = excluded.balance_nano,"
                + " held_nano = excluded.held_nano");
    this.writeSpending =
        BulkInsert.prepare(
            connection,
            "key_spend",
            SPENDING,
            "on conflict (key_id, month) do update set posted_nano = excluded.posted_nano,"
                + " held_nano = excluded.held_nano");
    this.insertTransfer = BulkInsert.prepare(connection, "transfer", TRANSFER, "");
    this.updateTransfer =
        BulkInsert.prepare(
            connection,
            "transfer",
            TRANSFER,
            "on conflict (id) do update set state = excluded.state, posted_nano ="
                + " excluded.posted_nano, uncollected_nano = excluded.uncollected_nano");
    this.addCredit =
        connection.prepareStatement(
            "update ledger_account set balance_nano = balance_nano + ? where id = ?");
  }

  /** Makes the rows that a batch is going to lock, in a transaction of its own. */
  void open(List<Operation> operations) throws SQLException {
    List<String> accounts = fresh(operations.stream().map(Operation::account), Function.identity());
    List<Spending> spendings =
        fresh(
            operations.stream().flatMap(operation -> operation.spending().stream()),
            Spending::toString);
    if (accounts.isEmpty() && spendings.isEmpty()) {
      return;
    }
    connection.begin();
    for (String account : accounts) {
      put(openCredit, account, new Purse(0, 0));
    }
    openCredit.run();
    for (Spending spending : spendings) {
      put(openSpending, spending, new Purse(0, 0));
    }
    openSpending.run();
    connection.commit();
    remember(accounts);
    remember(spendings);
  }

  /** Writes what is there already. */
  void touch() throws SQLException {
    addCredit.setLong(1, 0);
    addCredit.setString(2, Transfer.FUNDING);
    addCredit.executeUpdate();
  }

  /** Locks and reads what the operations may change. */
  void load(List<Operation> operations, Books books) throws SQLException {
    credits.each(
        operations.stream().map(Operation::account).distinct().sorted().toList(),
        row -> books.load(row.getString(1), new Purse(row.getLong(2), row.getLong(3))));
    Set<String> keys = new TreeSet<>();
    operations.forEach(operation -> operation.spending().map(Spending::keyId).ifPresent(keys::add));
    transfers.each(
        operations.stream().map(Operation::id).distinct().toList(),
        row -> {
          Transfer transfer = transfer(row);
          transfer.spending().map(Spending::keyId).ifPresent(keys::add);
          books.load(transfer);
        });
    spendings.each(
        List.copyOf(keys),
        row ->
            books.load(
                new Spending(row.getString(1), row.getString(2)),
                new Purse(row.getLong(3), row.getLong(4))));
  }

  /** Writes what has changed; the caller commits. */
  void write(Books books) throws SQLException {
    writeTransfers(books);
    writeSpendings(books.spendings());
    writeCredits(books.credits());
    add(Transfer.FUNDING, books.funding());
    add(Transfer.REVENUE, books.revenue());
  }

  private void writeTransfers(Books books) throws SQLException {
    for (Books.Entry entry : books.transfers()) {
      if (entry.changed()) {
        put(entry.stored() ? updateTransfer : insertTransfer, entry.transfer());
      }
    }
    insertTransfer.run();
    updateTransfer.run();
  }

  private static void put(BulkInsert insert, Transfer transfer) throws SQLException {
    insert
        .text(transfer.id())
        .text(transfer.debit())
        .text(transfer.credit())
        .text(word(transfer.state()))
        .number(transfer.heldNano())
        .number(transfer.postedNano())
        .number(transfer.uncollectedNano());
    if (transfer.spending().isPresent()) {
      insert.text(transfer.spending().get().keyId()).text(transfer.spending().get().month());
    } else {
      insert.none().none();
    }
    insert.number(transfer.createdMillis());
  }

  private void writeSpendings(Map<Spending, Purse> purses) throws SQLException {
    for (Map.Entry<Spending, Purse> entry : purses.entrySet()) {
      if (entry.getValue().changed()) {
        put(writeSpending, entry.getKey(), entry.getValue());
      }
    }
    writeSpending.run();
  }

  private static void put(BulkInsert insert, Spending spending, Purse purse) throws SQLException {
    insert
        .text(spending.keyId())
        .text(spending.month())
        .number(purse.posted())
        .number(purse.held());
  }

  private void writeCredits(Map<String, Purse> purses) throws SQLException {
    for (Map.Entry<String, Purse> entry : purses.entrySet()) {
      if (entry.getValue().changed()) {
        put(writeCredit, entry.getKey(), entry.getValue());
      }
    }
    writeCredit.run();
  }

  private static void put(BulkInsert insert, String account, Purse purse) throws SQLException {
    insert.text(account).number(purse.posted()).number(purse.held());
  }

  private void add(String account, long nano) throws SQLException {
    if (nano != 0) {
      addCredit.setLong(1, nano);
      addCredit.setString(2, account);
      addCredit.executeUpdate();
    }
  }

  private <T> List<T> fresh(Stream<T> wanted, Function<T, String> order) {
    return wanted
        .filter(each -> !known.contains(each))
        .distinct()
        .sorted(Comparator.comparing(order))
        .toList();
  }

  private void remember(List<?> opened) {
    if (known.size() + opened.size() > KNOWN_MAX) {
      known.clear();
    }
    known.addAll(opened);
  }

  static Transfer transfer(ResultSet row) throws SQLException {
    String key = row.getString(8);
    Optional<Spending> spending =
        row.wasNull() ? Optional.empty() : Optional.of(new Spending(key, row.getString(9)));
    return new Transfer(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        State.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        spending,
        row.getLong(10));
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
