package dev.fovea.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fovea.config.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

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

  /** Their talk at level INFO is not the operator's business; kept here, or the levels are lost. */
  private static final List<Logger> LIBRARIES =
      List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.flywaydb"));

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Store(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(new SqlPlaces())
        .setTemplateEngine(TemplateEngine.NOP);
  }

  /**
   * Opens the database that the settings name and brings its schema up to date.
   *
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static Store open(Settings settings) {
    return settings
        .get(StoreSettings.DATABASE)
        .map(url -> opened(url, OpenFault::ofUrl))
        .orElseGet(() -> open(settings.get(StoreSettings.DATA)));
  }

  /**
   * Opens the file {@code fovea.db} in a data folder, which is made, for its owner alone, when it
   * does not exist.
   *
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static Store open(Path folder) {
    return opened(sqlite(folder), cause -> OpenFault.ofFolder(folder, cause));
  }

  private static Store opened(String url, Function<Exception, StoreException> fault) {
    try {
      return migrated(pool(url));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | SQLException e) {
      throw fault.apply(e);
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
    Path file = DataFolder.file(folder, FILE);
    SqliteLibrary.unpackOnce(folder);
    return "jdbc:sqlite:%s?journal_mode=WAL&synchronous=NORMAL&foreign_keys=true&busy_timeout=%d"
        .formatted(file, BUSY_MILLIS);
  }

  private static HikariDataSource pool(String url) {
    LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
    var config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_MILLIS);
    return new HikariDataSource(config);
  }
}
