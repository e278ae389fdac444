package dev.fovea.store;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves everything from one database to another: every table, in one transaction, which is only
 * committed when counts and sums of money are the same on both sides.
 */
public final class StoreCopy {
  private static final int BATCH = 1000;

  /** What the migrations themselves put into an empty database. */
  private static final Map<String, String> SEEDS =
      Map.of("account", "id = 'default'", "ledger_account", "balance_nano = 0 and held_nano = 0");

  private final Connection from;
  private final Connection to;

  private StoreCopy(Connection from, Connection to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies the SQLite file of a data folder. No server may write to either side meanwhile.
   *
   * @param target {@code postgresql://…}; what it holds must be nothing
   * @return the rows of each table
   * @throws StoreException when it cannot be done; then the target is as it was
   */
  public static Map<String, Long> copy(Path folder, String target) {
    if (!PostgresAddress.matches(target)) {
      throw new StoreException("--to takes the address of a PostgreSQL database, postgresql://….");
    }
    Database database = Database.postgres(PostgresAddress.parse(target));
    try (Store source = Store.open(folder);
        Store _ = Store.open(folder, target);
        Connection from = source.database().patient().getConnection();
        Connection to = database.patient().getConnection()) {
      from.setAutoCommit(false);
      to.setAutoCommit(false);
      Map<String, Long> copied = new StoreCopy(from, to).run();
      to.commit();
      return copied;
    } catch (SQLException e) {
      throw new StoreException("Nothing was copied: " + e.getMessage(), e);
    }
  }

  private Map<String, Long> run() throws SQLException {
    Map<String, Long> copied = new TreeMap<>();
    List<String> tables = tables();
    for (String table : tables) {
      requireEmpty(table);
    }
    for (String table : tables.reversed()) {
      execute("delete from " + table);
    }
    for (String table : tables) {
      copied.put(table, copy(table));
      compare(table);
    }
    return copied;
  }

  /** Those that others refer to come first. */
  private List<String> tables() throws SQLException {
    List<String> left = new ArrayList<>();
    try (ResultSet rows = from.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!name.startsWith("sqlite_") && !name.equals(Schema.HISTORY)) {
          left.add(name);
        }
      }
    }
    List<String> ordered = new ArrayList<>();
    for (int round = left.size(); round > 0 && !left.isEmpty(); round--) {
      for (String table : List.copyOf(left)) {
        if (Collections.disjoint(parents(table), left)) {
          ordered.add(table);
          left.remove(table);
        }
      }
    }
    return ordered;
  }

  private List<String> parents(String table) throws SQLException {
    List<String> parents = new ArrayList<>();
    try (ResultSet rows = from.getMetaData().getImportedKeys(null, null, table)) {
      while (rows.next()) {
        parents.add(rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    parents.remove(table);
    return parents;
  }

  private void requireEmpty(String table) throws SQLException {
    String seed = SEEDS.containsKey(table) ? " where not (" + SEEDS.get(table) + ")" : "";
    if (number(to, "select count(*) from " + table + seed).signum() != 0) {
      throw new StoreException(
          "The target is not empty: its table %s has rows. Make a new database, and start no server on it before."
              .formatted(table));
    }
  }

  private long copy(String table) throws SQLException {
    long count = 0;
    try (Statement select = from.createStatement();
        ResultSet rows = select.executeQuery("select * from " + table);
        PreparedStatement insert = to.prepareStatement(insert(table, rows))) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          insert.setObject(i, rows.getObject(i));
        }
        insert.addBatch();
        if (++count % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return count;
  }

  private static String insert(String table, ResultSet rows) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      names.add(rows.getMetaData().getColumnName(i));
    }
    return "insert into %s (%s) values (%s)"
        .formatted(
            table,
            String.join(", ", names),
            String.join(", ", Collections.nCopies(names.size(), "?")));
  }

  private void compare(String table) throws SQLException {
    compare(table, "select count(*) from " + table);
    try (ResultSet columns = from.getMetaData().getColumns(null, null, table, "%")) {
      while (columns.next()) {
        String name = columns.getString("COLUMN_NAME");
        if (name.endsWith("_nano")) {
          compare(table + "." + name, "select coalesce(sum(%s), 0) from %s".formatted(name, table));
        }
      }
    }
  }

  private void compare(String what, String sql) throws SQLException {
    BigDecimal source = number(from, sql);
    BigDecimal target = number(to, sql);
    if (source.compareTo(target) != 0) {
      throw new StoreException(
          "Nothing was copied: %s is %s in the source and %s in the copy. Does a server run on it?"
              .formatted(what, source, target));
    }
  }

  private static BigDecimal number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return new BigDecimal(rows.getString(1));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.execute(sql);
    }
  }
}
