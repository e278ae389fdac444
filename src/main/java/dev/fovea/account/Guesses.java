package dev.fovea.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Counts wrong keys by the address they come from. An address that has sent too many in a minute is
 * told to wait, whatever wrong key it sends; the right key of somebody behind the same address is
 * never counted and never refused. In memory alone, and bounded. Safe for use by many threads.
 */
public final class Guesses {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int ADDRESSES_MAX = 10_000;

  /** Who has one IPv6 address has 2^64 of them: the first four groups are whose they are. */
  private static final Pattern IPV6_HOME = Pattern.compile("^((?:[0-9a-f]*:){4}).*");

  private record Wrong(AtomicInteger count, long sinceNanos) {}

  private final int most;
  private final LongSupplier nanos;
  private final Cache<String, Wrong> wrong;

  public Guesses(Settings settings) {
    this(settings.get(AccountSettings.WRONG_KEYS), System::nanoTime);
  }

  /**
   * @param most wrong keys of one address in a minute
   * @param nanos a clock that never goes back
   */
  Guesses(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.wrong =
        Caffeine.newBuilder()
            .maximumSize(ADDRESSES_MAX)
            .expireAfterWrite(MINUTE)
            .ticker(nanos::getAsLong)
            .build();
  }

  /**
   * A wrong key has come.
   *
   * @param address numeric, of the client's socket
   * @throws FailureException {@code RateLimited} when there were too many
   */
  public void wrong(String address) {
    Wrong seen = wrong.get(home(address), _ -> new Wrong(new AtomicInteger(), nanos.getAsLong()));
    if (seen.count.getAndUpdate(count -> Math.min(count + 1, most)) >= most) {
      long left = MINUTE.toNanos() - (nanos.getAsLong() - seen.sinceNanos);
      throw new FailureException(
          new Failure.RateLimited(
              "Too many wrong API keys have come from this address. Check the key, and try again in a minute.",
              (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left))));
    }
  }

  /** Addresses that are remembered. */
  long remembered() {
    wrong.cleanUp();
    return wrong.estimatedSize();
  }

  private static String home(String address) {
    return IPV6_HOME.matcher(address).replaceFirst("$1");
  }
}
