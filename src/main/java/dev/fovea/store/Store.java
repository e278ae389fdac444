package dev.fovea.store;

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
 * writer waits some seconds for another.
 */
public final class Store implements AutoCloseable {
  private static final String FILE = "fovea.db";

  /** Their talk at level INFO is not the operator's business; kept here, or the levels are lost. */
  private static final List<Logger> LIBRARIES =
      List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.flywaydb"));

  private final Path folder;
  private final Database database;
  private final HikariDataSource pool;
  private final WriteTurn turn;
  private final Jdbi jdbi;
  private final Jdbi writing;

  private Store(Path folder, Database database, HikariDataSource pool) {
    this.folder = folder;
    this.database = database;
    this.pool = pool;
    this.turn = database.turn();
    this.jdbi = jdbi(pool, WriteTurn.FREE);
    this.writing = jdbi(pool, turn);
  }

  private static Jdbi jdbi(HikariDataSource pool, WriteTurn turn) {
    Jdbi jdbi = FailClosed.jdbi(pool, turn);
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(new SqlPlaces())
        .setTemplateEngine(TemplateEngine.NOP);
    return jdbi;
  }

  /**
   * Opens the database that the settings name and brings its schema up to date.
   *
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static Store open(Settings settings) {
    Path folder = settings.get(StoreSettings.DATA);
    return settings
        .get(StoreSettings.DATABASE)
        .map(address -> open(folder, address))
        .orElseGet(() -> open(folder));
  }

  /**
   * Opens the file {@code fovea.db} in a data folder, which is made, for its owner alone, when it
   * does not exist.
   *
   * @throws StoreException when it cannot be opened, with what to do
   */
  public static Store open(Path folder) {
    Path file = DataFolder.file(folder, FILE);
    SqliteLibrary.unpackOnce(folder);
    return opened(folder, Database.sqlite(file), cause -> OpenFault.ofFolder(folder, cause));
  }

  /**
   * Opens the database at an address.
   *
   * @param folder the data folder
   * @param address {@code postgresql://…}, or a JDBC URL
   * @throws StoreException when it cannot be opened, with what to do
   */
  static Store open(Path folder, String address) {
    if (PostgresAddress.matches(address)) {
      Database database = Database.postgres(PostgresAddress.parse(address));
      return opened(folder, database, cause -> OpenFault.ofServer(database, cause));
    }
    return opened(folder, Database.sqlite(address), OpenFault::ofUrl);
  }

  private static Store opened(
      Path folder, Database database, Function<Exception, StoreException> fault) {
    LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
    try {
      return migrated(folder, database, database.pool());
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException | SQLException e) {
      throw fault.apply(e);
    }
  }

  /**
   * The data folder, which is made when it does not exist: for what a room keeps beside the
   * database.
   *
   * @throws StoreException when it cannot be used
   */
  public Path folder() {
    return DataFolder.usable(folder);
  }

  /** Where the database is, without secrets. */
  public String address() {
    return database.toString();
  }

  /** A file in the data folder; both are made, for their owner alone, when they do not exist. */
  public Path file(String name) {
    return DataFolder.file(folder, name);
  }

  /** For what reads. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * For what writes. Where the database lets one write at a time, that is one after another in the
   * order of their coming, the ledger among them; so what is done with a handle is to be brief.
   */
  public Jdbi writing() {
    return writing;
  }

  Database database() {
    return database;
  }

  /**
   * A new connection beside the pool, in line with all who write.
   *
   * @throws SQLException when the database does not answer
   */
  public DurableConnection durableConnection() throws SQLException {
    return database.durableConnection(turn);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Store migrated(Path folder, Database database, HikariDataSource pool)
      throws SQLException {
    boolean open = false;
    try {
      Schema.migrate(database, pool);
      open = true;
      return new Store(folder, database, pool);
    } finally {
      if (!open) {
        pool.close();
      }
    }
  }
}
