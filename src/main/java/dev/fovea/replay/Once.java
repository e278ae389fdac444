package dev.fovea.replay;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.Exchange;
import dev.fovea.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/**
 * Does a request that carries an {@code Idempotency-Key} once, however often it is sent, and gives
 * the first answer to every repetition. Safe for use by many threads, and beside other servers on
 * the same database.
 *
 * <p>The rules are Stripe's: the first answer is kept whatever its status, once the work has begun;
 * nothing is kept of a request that was refused before, or for lack of room. A client that leaves
 * does not end a request with a key: its answer waits for the repetition.
 */
public final class Once implements AutoCloseable {
  private static final String HEADER = "idempotency-key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final int RETRY_AFTER_SECONDS = 1;
  private static final int DATABASE_RETRY_AFTER_SECONDS = 5;

  /** A twin that ends between two statements makes us look again; more often nobody is so quick. */
  private static final int LOOKS_MAX = 5;

  /** Whoever had no room, here or at the vendor's, has done nothing. */
  private static final Set<Integer> NO_ROOM = Set.of(429, 503);

  /** Answers that are being written down may fill a sixteenth of the heap. */
  private static final int MEMORY_SHARE = 16;

  private final ReplayTable table;
  private final Vigil vigil;
  private final AnswerMemory memory;
  private final Duration keep;
  private final int bytesMax;

  /**
   * @param charged whether the request of an id was charged
   */
  public Once(Store store, Settings settings, Predicate<String> charged) {
    this.keep = settings.get(ReplaySettings.KEEP);
    this.bytesMax = Math.toIntExact(settings.get(ReplaySettings.ANSWER_MAX));
    this.memory = new AnswerMemory(Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    this.table = new ReplayTable(store, UUID.randomUUID().toString());
    this.vigil = new Vigil(table, settings, charged);
  }

  /**
   * Does {@code work}, which answers by way of the exchange, unless its answer is there already.
   * What it throws means that nothing was done: the key stays free.
   *
   * @param account whose key it is
   * @param operation what is asked for; keys of other operations are other keys
   * @throws FailureException for a key that is not one, is in use, or was used for another body
   */
  public void run(Exchange exchange, String account, String operation, Runnable work) {
    Optional<String> key = exchange.header(HEADER);
    if (key.isEmpty()) {
      work.run();
      return;
    }
    var claim = Claim.of(account, operation, checked(key.get()), exchange.body(), exchange.id());
    Optional<Given> given = earlier(claim);
    if (given.isPresent()) {
      exchange.note("replayed", given.get().requestId);
      given.get().answer.give(exchange, given.get().requestId);
    } else {
      first(exchange, claim, work);
    }
  }

  /** An answer and the request that it was given to. */
  private record Given(String requestId, KeptAnswer answer) {}

  private void first(Exchange exchange, Claim claim, Runnable work) {
    var transcript =
        new Transcript(
            exchange,
            bytesMax,
            memory,
            (head, answer) -> vigil.end(() -> keep(claim, head.status(), answer)));
    exchange.record(transcript);
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      if (transcript.discard()) {
        vigil.end(() -> table.release(claim));
      }
      throw e;
    }
  }

  private void keep(Claim claim, int status, Optional<KeptAnswer> answer) {
    if (NO_ROOM.contains(status)) {
      table.release(claim);
    } else {
      answer.ifPresentOrElse(
          kept -> table.keep(claim, kept.with(claim.seal().close(kept.body()))),
          () -> table.end(claim, Row.State.TOO_LARGE));
    }
  }

  /**
   * What the key has led to; nothing when the claim now has it.
   *
   * @throws FailureException when there is something, but not an answer to this
   */
  private Optional<Given> earlier(Claim claim) {
    try {
      for (int look = 0; look < LOOKS_MAX; look++) {
        if (table.take(claim, Instant.now().toEpochMilli())) {
          vigil.begin();
          return Optional.empty();
        }
        Optional<Given> given = table.find(claim).flatMap(row -> given(claim, row));
        if (given.isPresent()) {
          return given;
        }
      }
      throw inUse();
    } catch (JdbiException e) {
      throw new FailureException(new Failure.StoreUnavailable(DATABASE_RETRY_AFTER_SECONDS), e);
    }
  }

  /** Nothing when the row is gone, or is too old and goes now. */
  private Optional<Given> given(Claim claim, Row row) {
    if (!row.running() && row.createdMillis() < Instant.now().minus(keep).toEpochMilli()) {
      table.forget(claim, row);
      return Optional.empty();
    }
    if (!row.bodyHash().equals(claim.bodyHash())) {
      throw new FailureException(new Failure.IdempotencyKeyReused(row.requestId()));
    }
    return switch (row.state()) {
      case RUNNING -> throw inUse();
      case TOO_LARGE, LOST ->
          throw new FailureException(new Failure.IdempotentAnswerGone(row.requestId()));
      case KEPT -> table.answer(claim, row).map(kept -> given(claim, row, kept));
    };
  }

  private static Given given(Claim claim, Row row, KeptAnswer kept) {
    return new Given(row.requestId(), kept.with(claim.seal().open(kept.body())));
  }

  private static String checked(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new FailureException(
          new Failure.InvalidRequest(
              "An Idempotency-Key has 1 to 255 visible ASCII characters, such as a UUID.",
              Optional.of(HEADER)));
    }
    return key;
  }

  private static FailureException inUse() {
    return new FailureException(new Failure.IdempotencyKeyInUse(RETRY_AFTER_SECONDS));
  }

  /** Waits a moment for answers that are being written. */
  @Override
  public void close() {
    vigil.close();
  }
}
