package dev.fovea.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.testkit.Deadline;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who writes to a SQLite file that somebody else writes to without end. */
@Timeout(60)
final class WriteTurnTest {
  private static final String WRITE = "insert into account (id, created_millis) values ('team', 5)";

  @TempDir Path folder;
  private final AtomicReference<Thread> writer = new AtomicReference<>();
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("writer").factory());

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void whoWaitsWritesBeforeWhoComesAgain() throws Exception {
    try (Store store = Store.open(folder);
        DurableConnection busy = store.durableConnection()) {
      busy.begin();
      Future<?> written = writing(store);
      busy.commit();
      busy.begin();
      assertThat(teams(busy)).isEqualTo(1);
      busy.commit();
      written.get();
    }
  }

  @Test
  void aConnectionThatIsClosedHalfWayGivesItsTurnBack() throws Exception {
    try (Store store = Store.open(folder)) {
      DurableConnection broken = store.durableConnection();
      broken.begin();
      Future<?> written = writing(store);
      broken.close();
      written.get();
    }
  }

  @Test
  void whoFailsToWriteGivesItsTurnBack() throws Exception {
    try (Store store = Store.open(folder);
        DurableConnection busy = store.durableConnection()) {
      assertThatThrownBy(() -> store.writing().useHandle(handle -> handle.execute("no statement")));
      assertThatThrownBy(() ->
          store
              .writing()
              .useTransaction(handle -> {
                handle.execute(WRITE);
                throw new IllegalStateException("half way");
              }));
      threads
          .submit(() -> {
            busy.begin();
            assertThat(teams(busy)).isZero();
            busy.commit();
            return true;
          })
          .get();
    }
  }

  @Test
  void theWaitHasAnEnd() throws Exception {
    WriteTurn turn = WriteTurn.oneByOne(Duration.ofMillis(1));
    turn.take();
    Future<?> late =
        threads.submit(() -> {
          turn.take();
          return true;
        });
    assertThatThrownBy(late::get)
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class,
            fault -> assertThat(StoreFault.of(fault)).isEqualTo(StoreFault.AWAY));
    turn.end();
    turn.end();
    threads
        .submit(() -> {
          turn.take();
          turn.end();
          return true;
        })
        .get();
  }

  @Test
  void whoHasNoTurnInTimeMeetsADatabaseThatIsAway() throws Exception {
    WriteTurn turn = WriteTurn.oneByOne(Duration.ofMillis(1));
    try (Store store = Store.open(folder);
        var pool = store.database().pool()) {
      turn.take();
      var late =
          threads.submit(() -> {
            FailClosed.jdbi(pool, turn).useHandle(handle -> handle.execute(WRITE));
            return true;
          });
      assertThatThrownBy(late::get)
          .cause()
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure()).isInstanceOf(Failure.StoreUnavailable.class));
    }
  }

  /** A thread that writes, as soon as it waits for its turn. */
  private Future<?> writing(Store store) {
    Future<?> written =
        threads.submit(() -> {
          writer.set(Thread.currentThread());
          store.writing().useHandle(handle -> handle.execute(WRITE));
        });
    Deadline.until(
        () -> Optional.ofNullable(writer.get()).filter(WriteTurnTest::waits).isPresent());
    return written;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static int teams(DurableConnection connection) throws SQLException {
    try (Statement statement = connection.jdbc().createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from account where id = 'team'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
