import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.ledger.Balance;
import dev.fovea.ledger.Claim;
import dev.fovea.ledger.Granted;
import dev.fovea.ledger.Hold;
import dev.fovea.ledger.Ledger;
import dev.fovea.store.Store;
import dev.fovea.store.StoreSettings;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.Usages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Holds and posts as requests do, from many threads, each after the other, and prints pairs per
 * second: java Pairs FOLDER ACCOUNTS CALLERS WARM_SECONDS SECONDS [DATABASE]. Fails when the
 * balances are not what they must be in the end.
 */
public final class Pairs {
  private static final Money CREDIT = new Money(1_000_000_000_000_000L);
  private static final Money CEILING = new Money(10_000_000);
  private static final Money CHARGE = new Money(4_000_000);

  private final Ledger ledger;
  private final List<String> accounts;
  private final LongAdder pairs = new LongAdder();
  private volatile boolean open = true;

  private Pairs(Ledger ledger, int accounts) {
    this.ledger = ledger;
    String run = id("run");
    this.accounts = IntStream.range(0, accounts).mapToObj(i -> run + "-" + i).toList();
  }

  public static void main(String[] arguments) throws Exception {
    Settings settings = Settings.defaults().with(StoreSettings.DATA, Path.of(arguments[0]));
    if (arguments.length > 5) {
      settings = settings.with(StoreSettings.DATABASE, Optional.of(arguments[5]));
    }
    try (Store store = Store.open(settings);
        var usages = new Usages(store, settings);
        var ledger = new Ledger(store, settings, usages)) {
      var bench = new Pairs(ledger, Integer.parseInt(arguments[1]));
      double rate =
          bench.rate(
              Integer.parseInt(arguments[2]),
              Duration.ofSeconds(Long.parseLong(arguments[3])),
              Duration.ofSeconds(Long.parseLong(arguments[4])));
      bench.check();
      System.out.printf("%.1f%n", rate);
    }
  }

  private double rate(int callers, Duration warm, Duration time)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> grants =
          accounts.stream().map(each -> threads.submit(() -> grant(each))).toList();
      for (Future<?> grant : grants) {
        grant.get();
      }
      List<? extends Future<?>> callings =
          IntStream.range(0, callers).mapToObj(_ -> threads.submit(this::call)).toList();
      Thread.sleep(warm);
      long before = pairs.sum();
      long began = System.nanoTime();
      Thread.sleep(time);
      double rate = (pairs.sum() - before) * 1e9 / (System.nanoTime() - began);
      open = false;
      for (Future<?> calling : callings) {
        calling.get();
      }
      return rate;
    } finally {
      open = false;
    }
  }

  private void grant(String account) {
    if (ledger.grant(id("grant"), account, CREDIT) != Granted.DONE) {
      throw new IllegalStateException("no credit for " + account);
    }
  }

  private void call() {
    var random = ThreadLocalRandom.current();
    while (open) {
      String id = id("req");
      String account = accounts.get(random.nextInt(accounts.size()));
      var claim = new Claim(id, account, "key_bench", true, CEILING, Optional.empty());
      try (Hold hold = ledger.hold(claim)) {
        hold.post(CHARGE, record(id, account));
      }
      pairs.increment();
    }
  }

  private void check() {
    long posted = 0;
    long held = 0;
    for (String account : accounts) {
      Balance balance = ledger.balance(account);
      posted += CREDIT.minus(balance.posted()).nanoUsd();
      held += balance.held().nanoUsd();
    }
    if (held != 0 || posted != pairs.sum() * CHARGE.nanoUsd()) {
      throw new IllegalStateException(
          "%d pairs, but %d nano-dollars posted and %d held".formatted(pairs.sum(), posted, held));
    }
  }

  /** As the server makes those of requests: neighbours in time are neighbours in the index. */
  private static String id(String kind) {
    var random = ThreadLocalRandom.current();
    long head = (Instant.now().toEpochMilli() << Short.SIZE) | random.nextInt(1 << Short.SIZE);
    HexFormat hex = HexFormat.of();
    return kind + "-" + hex.toHexDigits(head) + hex.toHexDigits(random.nextLong());
  }

  private static UsageRecord record(String id, String account) {
    return new UsageRecord(
        id,
        Instant.now(),
        account,
        "key_bench",
        "bench/priced",
        "plain",
        "eye",
        new UsageRecord.Tokens(812, 47, 765, 0, 0, 300, 0, false),
        new UsageRecord.Charge(CHARGE, CHARGE, Money.ZERO),
        new UsageRecord.Timing(Duration.ofMillis(900), Optional.of(Duration.ofMillis(300))),
        new UsageRecord.Media(1, 200_000, 90_000),
        new UsageRecord.End(UsageRecord.Outcome.COMPLETED, ""));
  }
}
