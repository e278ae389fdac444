package dev.fovea.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fovea.account.KeyTable.Presented;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.store.Store;
import dev.fovea.vision.MediaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;

/**
 * The API keys. Safe for use by many threads.
 *
 * <p>What the database said about a key is believed for {@link #BELIEF}, so that what another
 * process changes holds here within a second, and a busy key costs one look-up in that time. Known
 * and unknown keys are remembered apart: a flood of guesses pushes out only guesses.
 */
public final class Keys {
  /** The account of a platform that has no others. It has no limit. */
  public static final String DEFAULT_ACCOUNT = Accounts.DEFAULT;

  /** How long the database's word about a key holds, counted from the moment it was asked. */
  static final Duration BELIEF = Duration.ofMillis(800);

  private static final long BELIEF_NANOS = BELIEF.toNanos();
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int REMEMBERED_MAX = 10_000;
  private static final int RETRY_AFTER_SECONDS = 2;

  /**
   * Look-ups at once of secrets that were never right here: a flood of guesses leaves connections
   * to the database for those who are known.
   */
  private static final int STRANGERS_MAX = 2;

  private static final Duration STRANGERS_WAIT = Duration.ofSeconds(2);

  private final KeyTable table;
  private final Semaphore strangers = new Semaphore(STRANGERS_MAX, true);
  private final Cache<String, Known> known =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED_MAX)
          .expireAfterAccess(REMEMBERED)
          .executor(Runnable::run)
          .build();
  private final Cache<String, Boolean> unknown =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED_MAX)
          .expireAfterWrite(BELIEF)
          .executor(Runnable::run)
          .build();

  public Keys(Store store) {
    this.table = new KeyTable(store);
  }

  /**
   * Who sent this secret; empty when no key has it, or one that was revoked. May read the database
   * (some 50 µs), never writes to it.
   *
   * @throws FailureException {@code ApiKeyExpired}, {@code ApiKeyDisabled} or {@code
   *     AccountDisabled} for the right secret of a key that is not to be used now; {@code
   *     StoreUnavailable} when the database does not answer; {@code Overloaded} when too many
   *     secrets that were never seen are looked up
   */
  public Optional<Caller> find(String secret) {
    if (secret.isEmpty() || secret.length() > Secret.LENGTH_MAX) {
      return Optional.empty();
    }
    String hash = Secret.hash(secret);
    Optional<Known> remembered = Optional.ofNullable(known.getIfPresent(hash));
    if (remembered.isPresent() && remembered.get().asked(BELIEF_NANOS)) {
      return remembered.map(Known::admitted);
    }
    if (unknown.getIfPresent(hash) != null) {
      return Optional.empty();
    }
    Optional<Known> found = remembered.isPresent() ? look(hash) : lookForStranger(hash);
    return found.map(Known::admitted);
  }

  /** Makes a key with a random secret for the default account. */
  public Created create(String name) {
    return create(name, MediaPolicy.NONE);
  }

  /**
   * The same, with wishes of its own.
   *
   * @param policy what is to be done with the media of every request that shows the key
   */
  public Created create(String name, MediaPolicy policy) {
    return create(DEFAULT_ACCOUNT, name, KeyLimits.NONE, policy);
  }

  /**
   * Makes a key with a random secret.
   *
   * @param account who pays for what it does
   * @throws FailureException {@code AccountNotFound}
   */
  public Created create(String account, String name, KeyLimits limits, MediaPolicy policy) {
    Created created = created(account, name, Secret.random(), limits, policy);
    if (!table.insertInto(row(created))) {
      throw new FailureException(new Failure.AccountNotFound(account));
    }
    return created;
  }

  /** All keys, the revoked among them, oldest first. */
  public List<Key> list() {
    return table.all();
  }

  /**
   * Some keys, in the order of {@link #list}.
   *
   * @param account the account that they belong to; all when empty
   * @param after the id of the last one of the page before; empty for the first page
   */
  public List<Key> page(Optional<String> account, Optional<String> after, int limit) {
    return table.page(account, after, limit);
  }

  /** The key of that id, revoked or not. */
  public Optional<Key> key(String id) {
    return table.byId(id);
  }

  /**
   * Ends a key for good. Requests under way go on.
   *
   * @throws FailureException {@code KeyNotFound} when no working key has this id
   */
  public void revoke(String id) {
    changed(id, table.revoke(id, now()));
  }

  /**
   * Refuses a key until {@link #enable}. Requests under way go on.
   *
   * @throws FailureException {@code KeyNotFound}
   */
  public void disable(String id) {
    changed(id, table.disable(id, Optional.of(now())));
  }

  /**
   * Takes {@link #disable} back.
   *
   * @throws FailureException {@code KeyNotFound}
   */
  public void enable(String id) {
    changed(id, table.disable(id, Optional.empty()));
  }

  /**
   * Replaces what a key may do.
   *
   * @throws FailureException {@code KeyNotFound}
   */
  public void limit(String id, KeyLimits limits) {
    changed(id, table.limit(id, limits));
  }

  /**
   * Gives a key a new random secret; the old one ends.
   *
   * @throws FailureException {@code KeyNotFound}
   */
  public Created rotate(String id) {
    String secret = Secret.random();
    changed(id, table.rotate(id, Secret.hash(secret), Secret.hint(secret)));
    Key key = key(id).orElseThrow(() -> new FailureException(new Failure.KeyNotFound(id)));
    return new Created(key, secret);
  }

  /**
   * Sees to it that there is a key at all.
   *
   * <p>A store that never held one gets its first: {@code secret}, or a random one. In a store that
   * has keys, {@code secret} is added when it is absent; one that was revoked stays revoked.
   *
   * @param secret the operator's own first secret
   * @return the secret of a first key, to be shown this once; empty when the store had keys
   */
  public Optional<String> bootstrap(Optional<String> secret) {
    Created first =
        created(
            DEFAULT_ACCOUNT,
            "bootstrap",
            secret.orElseGet(Secret::random),
            KeyLimits.NONE,
            MediaPolicy.NONE);
    unknown.invalidateAll();
    if (table.insertFirst(row(first))) {
      return Optional.of(first.secret());
    }
    if (secret.isPresent()) {
      table.insert(row(first));
    }
    return Optional.empty();
  }

  private Optional<Known> lookForStranger(String hash) {
    if (!waited()) {
      throw new FailureException(
          new Failure.Overloaded("Too many unknown API keys are being looked up. Try again.", 1));
    }
    try {
      return look(hash);
    } finally {
      strangers.release();
    }
  }

  private boolean waited() {
    try {
      return strangers.tryAcquire(STRANGERS_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Known> look(String hash) {
    long asked = System.nanoTime();
    Optional<Presented> said = row(hash);
    boolean same = Secret.same(said.map(Presented::hash).orElse(Secret.NO_HASH), hash);
    Optional<Known> found = said.filter(_ -> same).map(row -> Known.of(row, asked));
    found.ifPresentOrElse(key -> known.put(hash, key), () -> forget(hash));
    return found;
  }

  /** One question and one comparison, whatever is wrong with the secret. */
  private Optional<Presented> row(String hash) {
    try {
      return table.byHash(hash);
    } catch (JdbiException e) {
      throw new FailureException(new Failure.StoreUnavailable(RETRY_AFTER_SECONDS), e);
    }
  }

  private void forget(String hash) {
    known.invalidate(hash);
    unknown.put(hash, Boolean.TRUE);
  }

  private void changed(String id, boolean found) {
    known.invalidateAll();
    if (!found) {
      throw new FailureException(new Failure.KeyNotFound(id));
    }
  }

  private static Created created(
      String account, String name, String secret, KeyLimits limits, MediaPolicy policy) {
    var key =
        new Key(
            Secret.randomId(),
            account,
            name,
            Secret.hint(secret),
            now(),
            Optional.empty(),
            Optional.empty(),
            limits,
            policy);
    return new Created(key, secret);
  }

  private static KeyTable.Row row(Created created) {
    return new KeyTable.Row(created.key(), Secret.hash(created.secret()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
