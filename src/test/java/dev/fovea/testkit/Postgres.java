package dev.fovea.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server on loopback, which can be stopped, started again and paused. Its files
 * come with the tests; nothing of the system is used.
 */
public final class Postgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path data;
  private EmbeddedPostgres server;

  private Postgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** The one that tests share; it ends with them. */
  public static Postgres shared() {
    return Shared.SERVER;
  }

  /** One of its own, for a test that does it harm. */
  public static Postgres start() {
    try {
      Path data = Files.createTempDirectory("fovea-postgres-");
      return new Postgres(data, begun(data, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres begun(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setPGStartupWait(PATIENCE)
        // What was committed is to survive a crash of the server; the machine's is not tried here.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  public int port() {
    return server.getPort();
  }

  /** Makes an empty database and gives its address, as an operator would write it. */
  public String database() {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("create database " + name);
    return "postgresql://postgres:postgres@127.0.0.1:%d/%s".formatted(port(), name);
  }

  private void execute(String sql) {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(port());
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends every connection at once, as a crash of the server does. */
  public void stop() {
    ProcessHandle postmaster = postmaster();
    Signals.send("QUIT", postmaster);
    postmaster.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Starts it again, on the same port and with the same data. */
  public void startAgain() {
    int port = port();
    close();
    try {
      server = begun(data, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it hang: connections stay open and nothing answers. */
  public void pause() {
    everyProcess().forEach(process -> Signals.send("STOP", process));
  }

  public void goOn() {
    everyProcess().forEach(process -> Signals.send("CONT", process));
  }

  private Stream<ProcessHandle> everyProcess() {
    ProcessHandle postmaster = postmaster();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants());
  }

  private ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that was stopped before has nothing to say to that. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      System.getLogger(Postgres.class.getName()).log(Level.DEBUG, "was stopped before", e);
    }
  }

  private static final class Shared {
    private static final Postgres SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }
}
