package dev.fovea.ledger;

import dev.fovea.ledger.Transfer.State;
import dev.fovea.store.DurableConnection;
import dev.fovea.store.SqlDialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

  private final DurableConnection connection;
  private final ByIds credits;
  private final ByIds transfers;
  private final ByIds spendings;
  private final PreparedStatement openCredit;
  private final PreparedStatement openSpending;
  private final PreparedStatement writeCredit;
  private final PreparedStatement addCredit;
  private final PreparedStatement writeSpending;
  private final PreparedStatement insertTransfer;
  private final PreparedStatement updateTransfer;
  private final Set<Object> known = new HashSet<>();

  Tables(DurableConnection durable, SqlDialect dialect) throws SQLException {
    this.connection = durable;
    Connection connection = durable.jdbc();
    this.credits =
        new ByIds(
            connection,
            "select id, balance_nano, held_nano from ledger_account where id in",
            " order by id" + dialect.forUpdate());
    this.transfers = new ByIds(connection, TRANSFERS + " where id in", "");
    this.spendings =
        new ByIds(
            connection,
            "select key_id, month, posted_nano, held_nano from key_spend where key_id in",
            "");
    this.openCredit =
        connection.prepareStatement(
            "insert into ledger_account (id, balance_nano, held_nano) values (?, 0, 0)"
                + " on conflict (id) do nothing");
    this.openSpending =
        connection.prepareStatement(
            "insert into key_spend (key_id, month, posted_nano, held_nano) values (?, ?, 0, 0)"
                + " on conflict (key_id, month) do nothing");
    this.writeCredit =
        connection.prepareStatement(
            "update ledger_account set balance_nano = ?, held_nano = ? where id = ?");
    this.addCredit =
        connection.prepareStatement(
            "update ledger_account set balance_nano = balance_nano + ? where id = ?");
    this.writeSpending =
        connection.prepareStatement(
            "update key_spend set posted_nano = ?, held_nano = ? where key_id = ? and month = ?");
    this.insertTransfer =
        connection.prepareStatement(
            "insert into transfer (state, posted_nano, uncollected_nano, id, debit_id, credit_id,"
                + " held_nano, key_id, month, created_millis) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.updateTransfer =
        connection.prepareStatement(
            "update transfer set state = ?, posted_nano = ?, uncollected_nano = ? where id = ?");
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
      openCredit.setString(1, account);
      openCredit.executeUpdate();
    }
    for (Spending spending : spendings) {
      openSpending.setString(1, spending.keyId());
      openSpending.setString(2, spending.month());
      openSpending.executeUpdate();
    }
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
    boolean inserts = false;
    boolean updates = false;
    for (Books.Entry entry : books.transfers()) {
      if (!entry.changed()) {
        continue;
      }
      Transfer transfer = entry.transfer();
      PreparedStatement statement = entry.stored() ? updateTransfer : insertTransfer;
      statement.setString(1, word(transfer.state()));
      statement.setLong(2, transfer.postedNano());
      statement.setLong(3, transfer.uncollectedNano());
      statement.setString(4, transfer.id());
      if (!entry.stored()) {
        bindRest(transfer);
      }
      statement.addBatch();
      inserts |= !entry.stored();
      updates |= entry.stored();
    }
    if (inserts) {
      insertTransfer.executeBatch();
    }
    if (updates) {
      updateTransfer.executeBatch();
    }
  }

  private void bindRest(Transfer transfer) throws SQLException {
    insertTransfer.setString(5, transfer.debit());
    insertTransfer.setString(6, transfer.credit());
    insertTransfer.setLong(7, transfer.heldNano());
    if (transfer.spending().isPresent()) {
      insertTransfer.setString(8, transfer.spending().get().keyId());
      insertTransfer.setString(9, transfer.spending().get().month());
    } else {
      insertTransfer.setNull(8, Types.VARCHAR);
      insertTransfer.setNull(9, Types.VARCHAR);
    }
    insertTransfer.setLong(10, transfer.createdMillis());
  }

  private void writeSpendings(Map<Spending, Purse> purses) throws SQLException {
    boolean some = false;
    for (Map.Entry<Spending, Purse> entry : purses.entrySet()) {
      if (entry.getValue().changed()) {
        writeSpending.setLong(1, entry.getValue().posted());
        writeSpending.setLong(2, entry.getValue().held());
        writeSpending.setString(3, entry.getKey().keyId());
        writeSpending.setString(4, entry.getKey().month());
        writeSpending.addBatch();
        some = true;
      }
    }
    if (some) {
      writeSpending.executeBatch();
    }
  }

  private void writeCredits(Map<String, Purse> purses) throws SQLException {
    boolean some = false;
    for (Map.Entry<String, Purse> entry : purses.entrySet()) {
      if (entry.getValue().changed()) {
        writeCredit.setLong(1, entry.getValue().posted());
        writeCredit.setLong(2, entry.getValue().held());
        writeCredit.setString(3, entry.getKey());
        writeCredit.addBatch();
        some = true;
      }
    }
    if (some) {
      writeCredit.executeBatch();
    }
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
