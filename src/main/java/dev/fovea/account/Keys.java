package dev.fovea.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fovea.store.Store;
import dev.fovea.vision.MediaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The API keys. Safe for use by many threads.
 *
 * <p>What the database said about a key is believed for {@link #STALE}, so that a key revoked by
 * another process stops working within a second and a busy key costs one look-up in that time.
 * Known and unknown keys are remembered apart: a flood of guesses pushes out only guesses.
 */
public final class Keys {
  /** The account of a platform that has no others. It has no limit. */
  public static final String DEFAULT_ACCOUNT = "default";

  private static final Duration STALE = Duration.ofMillis(800);
  private static final int REMEMBERED_MAX = 10_000;

  private final KeyTable table;
  private final Cache<String, Caller> known = remembered();
  private final Cache<String, Boolean> unknown = remembered();

  public Keys(Store store) {
    this.table = new KeyTable(store.jdbi());
  }

  /**
   * Who sent this secret; empty when no working key has it. May read the database (some 50 µs),
   * never writes to it.
   */
  public Optional<Caller> find(String secret) {
    if (secret.isEmpty() || secret.length() > Secret.LENGTH_MAX) {
      return Optional.empty();
    }
    String hash = Secret.hash(secret);
    Optional<Caller> remembered = Optional.ofNullable(known.getIfPresent(hash));
    if (remembered.isPresent() || unknown.getIfPresent(hash) != null) {
      return remembered;
    }
    Optional<Caller> found = look(hash);
    found.ifPresentOrElse(caller -> known.put(hash, caller), () -> unknown.put(hash, Boolean.TRUE));
    return found;
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
    Created created = created(name, Secret.random(), policy);
    table.insert(row(created));
    return created;
  }

  /** All keys, the revoked among them, oldest first. */
  public List<Key> list() {
    return table.all();
  }

  /** Ends a key; false when no working key has this id. */
  public boolean revoke(String id) {
    boolean revoked = table.revoke(id, now());
    known.invalidateAll();
    return revoked;
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
    Created first = created("bootstrap", secret.orElseGet(Secret::random), MediaPolicy.NONE);
    unknown.invalidateAll();
    if (table.insertFirst(row(first))) {
      return Optional.of(first.secret());
    }
    if (secret.isPresent()) {
      table.insert(row(first));
    }
    return Optional.empty();
  }

  private Optional<Caller> look(String hash) {
    return table
        .byHash(hash)
        .filter(row -> Secret.same(row.hash(), hash))
        .map(KeyTable.Row::key)
        .filter(key -> key.revoked().isEmpty())
        .map(key -> new Caller(key.account(), key.id(), key.name(), key.policy()));
  }

  private static Created created(String name, String secret, MediaPolicy policy) {
    var key =
        new Key(
            Secret.randomId(),
            DEFAULT_ACCOUNT,
            name,
            Secret.hint(secret),
            now(),
            Optional.empty(),
            policy);
    return new Created(key, secret);
  }

  private static KeyTable.Row row(Created created) {
    return new KeyTable.Row(created.key(), Secret.hash(created.secret()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static <V> Cache<String, V> remembered() {
    return Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).expireAfterWrite(STALE).build();
  }
}
