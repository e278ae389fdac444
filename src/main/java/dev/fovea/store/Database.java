package dev.fovea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Where the database is and how connections to it are opened.
 *
 * @param dialect which SQL it takes
 * @param url a JDBC URL without secrets
 * @param shown the same for people
 * @param properties of every connection, secrets among them
 * @param bounds how long connections of the pool, and that of the ledger, may take for something
 * @param durable what is different in the connection of the ledger
 * @param connections in the pool
 * @param patience the longest wait for one of them
 */
record Database(
    SqlDialect dialect,
    String url,
    String shown,
    Map<String, String> properties,
    Map<String, String> bounds,
    Map<String, String> durable,
    int connections,
    Duration patience) {

  private static final Duration BUSY = Duration.ofSeconds(5);

  /**
   * SQLite writes one at a time and reads in microseconds: more connections only queue elsewhere.
   */
  private static final int SQLITE_CONNECTIONS = 4;

  /** PostgreSQL gives out a hundred by default, to all servers together. */
  private static final int POSTGRES_CONNECTIONS = 8;

  private static final Duration POSTGRES_PATIENCE = Duration.ofSeconds(3);

  /**
   * A write survives the process, not a power cut within the last moments: keys can be made again.
   * Charges cannot, so that the ledger's connection waits for the disk.
   */
  static Database sqlite(String url) {
    return new Database(
        SqlDialect.SQLITE,
        url,
        url,
        Map.of(
            "journal_mode", "WAL",
            "synchronous", "NORMAL",
            "foreign_keys", "true",
            "busy_timeout", Long.toString(BUSY.toMillis())),
        Map.of(),
        Map.of("synchronous", "FULL"),
        SQLITE_CONNECTIONS,
        BUSY);
  }

  static Database sqlite(Path file) {
    return sqlite("jdbc:sqlite:" + file);
  }

  /** Seconds bound everything, so that a database which hangs is away soon. */
  static Database postgres(PostgresAddress address) {
    Map<String, String> properties =
        new TreeMap<>(
            Map.of(
                "ApplicationName", "fovea",
                "connectTimeout", "3",
                "loginTimeout", "5",
                "tcpKeepAlive", "true",
                "reWriteBatchedInserts", "true"));
    properties.putAll(address.properties());
    return new Database(
        SqlDialect.POSTGRESQL,
        address.url(),
        address.shown(),
        properties,
        Map.of("socketTimeout", "5"),
        Map.of(),
        POSTGRES_CONNECTIONS,
        POSTGRES_PATIENCE);
  }

  HikariDataSource pool() {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    bounded().forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.toMillis());
    config.setValidationTimeout(patience.toMillis() / 2);
    return new HikariDataSource(config);
  }

  /**
   * Connections for what takes minutes, such as a migration: not pooled, and not within bounds that
   * are for requests.
   */
  DataSource patient() {
    var driver = new Properties();
    driver.putAll(properties);
    return new DriverDataSource(url, null, driver, null, null);
  }

  /** For all writers of one store. */
  WriteTurn turn() {
    return switch (dialect) {
      case SQLITE -> WriteTurn.oneByOne(BUSY);
      case POSTGRESQL -> WriteTurn.FREE;
    };
  }

  DurableConnection durableConnection(WriteTurn turn) throws SQLException {
    var driver = new Properties();
    driver.putAll(bounded());
    driver.putAll(durable);
    Connection connection = DriverManager.getConnection(url, driver);
    try {
      return switch (dialect) {
        case SQLITE -> DurableConnection.ofSqlite(connection, turn);
        case POSTGRESQL -> DurableConnection.ofPostgres(connection);
      };
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** What the operator has set in the address wins over bounds of ours. */
  private Map<String, String> bounded() {
    Map<String, String> all = new TreeMap<>(bounds);
    all.putAll(properties);
    return all;
  }

  @Override
  public String toString() {
    return shown;
  }
}
