package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.testkit.Postgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as operators write them, what the driver gets of them, and what people see. */
final class PostgresAddressTest {
  private static final String SECRET = "hunter2";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://db.internal:5432/fovea                  | jdbc:postgresql://db.internal:5432/fovea
          postgres://db/fovea                                  | jdbc:postgresql://db/fovea
          jdbc:postgresql://db/fovea                           | jdbc:postgresql://db/fovea
          POSTGRESQL://DB.Internal/Fovea                       | jdbc:postgresql://db.internal/Fovea
          postgresql://u:p@one:5432,two:5433/fovea             | jdbc:postgresql://one:5432,two:5433/fovea
          postgresql://[2001:db8::1]:5432/fovea                | jdbc:postgresql://[2001:db8::1]:5432/fovea
          postgresql:///fovea                                  | jdbc:postgresql://localhost/fovea
          postgresql://db                                      | jdbc:postgresql://db/
          postgresql://db/my%20data?sslmode=require            | jdbc:postgresql://db/my%20data
          """)
  void leadsToAUrlOfTheDriver(String text, String url) {
    assertThat(PostgresAddress.matches(text)).isTrue();
    assertThat(PostgresAddress.parse(text).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://ann:hunter2@db/fovea                    | ann      | hunter2
          postgresql://ann%40corp:p%40ss%3Aw%2Fo+rd%3F@db/x    | ann@corp | p@ss:w/o+rd?
          postgresql://db/fovea?user=ann&password=hunter2      | ann      | hunter2
          postgresql://ann:hunter2@db/fovea?user=bob           | ann      | hunter2
          """)
  void userAndPasswordGoToTheDriverAlone(String text, String user, String password) {
    PostgresAddress address = PostgresAddress.parse(text);
    assertThat(address.properties())
        .containsEntry("user", user)
        .containsEntry("password", password);
    assertThat(address.url() + address.shown() + address).doesNotContain(password, user);
  }

  @Test
  void parametersGoToTheDriverUnderItsOwnNames() {
    PostgresAddress address =
        PostgresAddress.parse(
            "postgresql://db/fovea?sslmode=verify-full&application_name=eye%201&connect_timeout=7"
                + "&target_session_attrs=read-write&socketTimeout=60&flag&=none&read-write=read-only");
    assertThat(address.properties())
        .isEqualTo(
            Map.of(
                "sslmode", "verify-full",
                "ApplicationName", "eye 1",
                "connectTimeout", "7",
                "targetServerType", "primary",
                "socketTimeout", "60",
                "read-write", "read-only"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:db",
        "postgresql:/ann:hunter2@db",
        "postgresql://ann:hun@ter2@db/fovea",
        "postgresql://ann:hunter2%zz@db/fovea",
        "postgresql://ann:hunter2@db/fovea?a=%zz"
      })
  void whatIsNoneIsRefusedWithoutBeingRepeated(String text) {
    assertThat(PostgresAddress.matches(text)).isTrue();
    assertThatThrownBy(() -> PostgresAddress.parse(text))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("postgresql://user:password@host")
        .hasMessageContaining("%40")
        .message()
        .doesNotContain(SECRET, "ann", "ter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:fovea.db", "mysql://db/fovea", "", "db/postgresql:", "pg"})
  void whatIsAnotherDatabasesIsNotTakenForOne(String text) {
    assertThat(PostgresAddress.matches(text)).isFalse();
  }

  @Test
  void theAddressOfARealServerOpensItWhateverTheParameters(@TempDir Path folder) {
    String address = Postgres.shared().database() + "?application_name=eye%201&sslmode=disable";
    try (Store store = Store.open(folder, address)) {
      String name =
          store
              .jdbi()
              .withHandle(
                  handle -> handle.createQuery("show application_name").mapTo(String.class).one());
      assertThat(name).isEqualTo("eye 1");
      assertThat(store.address()).doesNotContain("postgres:postgres");
    }
  }
}
