package dev.fovea.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to the schema that this program knows.
 *
 * <p>Flyway costs a fifth of a second of class loading, so it is asked only when its own history
 * table does not already name every migration. Its check sums are verified by a test, for files
 * inside our jar cannot change between two starts of one program.
 */
final class Schema {
  static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  static void migrate(Database database, DataSource pool) throws SQLException {
    Set<String> known =
        Migration.ALL.stream().map(Migration::version).collect(Collectors.toUnmodifiableSet());
    Set<String> applied = applied(pool);
    if (!known.containsAll(applied)) {
      throw new StoreException(
          "The database was made by a newer Fovea (schema %s, this program knows %s). Run that one."
              .formatted(applied, known));
    }
    if (!applied.equals(known)) {
      run(database.patient());
    }
  }

  private static Set<String> applied(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Set<String> versions = new HashSet<>();
      if (!hasHistory(connection)) {
        return versions;
      }
      try (ResultSet rows =
          statement.executeQuery("select version from " + HISTORY + " where success")) {
        while (rows.next()) {
          versions.add(rows.getString(1));
        }
      }
      return versions;
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
      return tables.next();
    }
  }

  private static void run(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations(new String[0])
        .resourceProvider(new Listed())
        .javaMigrationClassProvider(List::of)
        .load()
        .migrate();
  }

  /** Hands Flyway the listed files instead of letting it search for them. */
  private static final class Listed implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return Migration.ALL.stream()
          .filter(migration -> migration.getFilename().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return Migration.ALL.stream()
          .filter(migration -> migration.getFilename().startsWith(prefix))
          .filter(migration -> List.of(suffixes).contains(".sql"))
          .collect(Collectors.toUnmodifiableList());
    }
  }
}
