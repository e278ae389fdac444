package dev.fovea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/**
 * The open database. Safe for use by many threads, and beside other processes on the same file: a
 * writer waits up to {@value #BUSY_MILLIS} ms for another.
 */
public final class Store implements AutoCloseable {
  private static final String FILE = "fovea.db";
  private static final int BUSY_MILLIS = 5_000;

  /**
   * SQLite writes one at a time and reads in microseconds: more connections only queue elsewhere.
   */
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Store(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database and brings its schema up to date.
   *
   * @param folder the data folder; made, for its owner alone, when it does not exist
   * @param database a JDBC URL, or empty for the file {@code fovea.db} in the folder
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static Store open(Path folder, String database) {
    String url = database.isEmpty() ? sqlite(folder) : database;
    try {
      return migrated(pool(url));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | SQLException e) {
      throw OpenFault.explained(folder, database, e);
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Store migrated(HikariDataSource pool) throws SQLException {
    boolean open = false;
    try {
      Schema.migrate(pool);
      open = true;
      return new Store(pool);
    } finally {
      if (!open) {
        pool.close();
      }
    }
  }

  /**
   * A write survives the process, not a power cut within the last moments: keys can be made again.
   */
  private static String sqlite(Path folder) {
    return "jdbc:sqlite:%s?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=%d"
        .formatted(DataFolder.file(folder, FILE), BUSY_MILLIS);
  }

  private static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_MILLIS);
    return new HikariDataSource(config);
  }
}
