package dev.fovea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where the database is and how connections to it are opened.
 *
 * @param dialect which SQL it takes
 * @param url a JDBC URL without secrets
 * @param properties of every connection, secrets among them
 * @param durable what is different in the connection of the ledger
 */
record Database(
    SqlDialect dialect, String url, Map<String, String> properties, Map<String, String> durable) {

  private static final int BUSY_MILLIS = 5_000;

  /**
   * SQLite writes one at a time and reads in microseconds: more connections only queue elsewhere.
   */
  private static final int CONNECTIONS = 4;

  /**
   * A write survives the process, not a power cut within the last moments: keys can be made again.
   * Charges cannot, so that the ledger's connection waits for the disk. A transaction takes the
   * lock of the only writer at its begin: one that had read before could not get it any more.
   */
  static Database sqlite(String url) {
    return new Database(
        SqlDialect.SQLITE,
        url,
        Map.of(
            "journal_mode", "WAL",
            "synchronous", "NORMAL",
            "foreign_keys", "true",
            "busy_timeout", Integer.toString(BUSY_MILLIS)),
        Map.of("synchronous", "FULL", "transaction_mode", "IMMEDIATE"));
  }

  static Database sqlite(Path file) {
    return sqlite("jdbc:sqlite:" + file);
  }

  HikariDataSource pool() {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    properties.forEach(config::addDataSourceProperty);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_MILLIS);
    return new HikariDataSource(config);
  }

  Connection durableConnection() throws SQLException {
    Map<String, String> all = new TreeMap<>(properties);
    all.putAll(durable);
    var driver = new Properties();
    driver.putAll(all);
    Connection connection = DriverManager.getConnection(url, driver);
    connection.setAutoCommit(false);
    return connection;
  }
}
