package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
  @TempDir Path folder;

  @Test
  void makesFolderAndFileForTheirOwnerAlone() throws Exception {
    Path data = folder.resolve("made/for/me");

    Store.open(data).close();

    assertThat(mode(data)).isEqualTo("rwx------");
    assertThat(mode(data.resolve("fovea.db"))).isEqualTo("rw-------");
  }

  @Test
  void keepsWhatWasWritten() {
    try (Store store = Store.open(folder)) {
      store
          .jdbi()
          .useHandle(handle ->
              handle.execute("insert into account (id, created_millis) values (?, ?)", "team", 5));
    }
    try (Store store = Store.open(folder)) {
      assertThat(accounts(store)).containsExactly("default", "team");
    }
  }

  @Test
  void opensBesideAnotherProcessOnTheSameFile() {
    try (Store one = Store.open(folder);
        Store other = Store.open(folder)) {
      one.jdbi()
          .useHandle(
              handle -> handle.execute("insert into account (id, created_millis) values ('a', 1)"));
      assertThat(accounts(other)).contains("a");
    }
  }

  @Test
  void bringsAnOlderStoreUpToDateAndKeepsItsKeys() {
    String address = "jdbc:sqlite:" + folder.resolve("fovea.db");
    Flyway.configure()
        .dataSource(address, "", "")
        .locations("classpath:migrations")
        .target("1")
        .load()
        .migrate();
    Jdbi.create(address)
        .useHandle(handle ->
            handle.execute(
                "insert into api_key values ('key_1', 'default', 'old', 'h', 'sk-…', 1, null)"));

    try (Store store = Store.open(folder)) {
      Map<String, Object> key =
          store
              .jdbi()
              .withHandle(handle -> handle.createQuery("select * from api_key").mapToMap().one());
      assertThat(key).containsEntry("name", "old").containsEntry("media_downscale", null);
    }
  }

  @Test
  void listsEveryMigrationThatIsPacked() throws Exception {
    URI packed = StoreTest.class.getResource("/migrations").toURI();
    try (var files = Files.list(Path.of(packed))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Migration.ALL.stream().map(LoadableResource::getFilename).toList());
    }
  }

  @Test
  void leavesAHistoryThatTheMigrationToolItselfFindsValid() {
    Store.open(folder).close();

    assertThat(
            Flyway.configure()
                .dataSource("jdbc:sqlite:" + folder.resolve("fovea.db"), "", "")
                .locations("classpath:migrations")
                .load()
                .validateWithResult()
                .validationSuccessful)
        .isTrue();
  }

  @Test
  void saysThatTheFileIsDamagedAndWhatToDo() throws Exception {
    Files.writeString(folder.resolve("fovea.db"), "no database at all".repeat(100));

    assertThatThrownBy(() -> Store.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(folder.resolve("fovea.db") + " is damaged")
        .hasMessageContaining("move it away")
        .hasMessageContaining("--data");
  }

  @Test
  void saysThatTheFolderCannotBeMade() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Store.open(file.resolve("data")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.resolve("data").toString())
        .hasMessageContaining("FOVEA_DATA");
  }

  @Test
  void doesNotTouchTheDatabaseOfANewerProgram() {
    try (Store store = Store.open(folder)) {
      store
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "insert into flyway_schema_history select 99, '99', description, type,"
                      + " script, checksum, installed_by, installed_on, execution_time, success"
                      + " from flyway_schema_history where version = '1'"));
    }

    assertThatThrownBy(() -> Store.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Fovea");
  }

  @Test
  void opensTheDatabaseThatTheSettingsName() {
    Path file = folder.resolve("elsewhere.db");
    Settings settings =
        Settings.defaults().with(StoreSettings.DATABASE, Optional.of("jdbc:sqlite:" + file));

    try (Store store = Store.open(settings)) {
      assertThat(accounts(store)).containsExactly("default");
    }
    assertThat(file).exists();
  }

  @Test
  void saysThatADatabaseDoesNotAnswerAndKeepsItsPassword() {
    Settings settings =
        Settings.defaults()
            .with(StoreSettings.DATABASE, Optional.of("postgresql://u:secret@127.0.0.1:1/f"));

    assertThatThrownBy(() -> Store.open(settings))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("postgresql://127.0.0.1:1/f cannot be opened")
        .hasMessageContaining("FOVEA_DATABASE")
        .hasMessageNotContaining("secret");
  }

  private static List<String> accounts(Store store) {
    return store
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("select id from account order by id").mapTo(String.class).list());
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
