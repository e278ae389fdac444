package dev.fovea.admission;

import dev.fovea.account.KeyLimits;
import dev.fovea.admission.Standing.Gauge;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Counts in Redis or Valkey, so that all servers count together: each step is one script there, by
 * the clock there. Places are leases that this server renews; those of a server that died end by
 * themselves.
 *
 * <p>{@link #enter} and {@link #count} wait for the answer and throw {@link SharedAwayException}
 * when none comes in time; what a request tells at its end is sent and not waited for.
 */
final class RedisLimits implements Limits, AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration RENEWAL = Duration.ofSeconds(10);

  /** Lua's answer: the second and the refusal, then three numbers for each window. */
  private static final int HEAD = 2;

  private static final int EACH = 3;

  private static final String NO_PLACE_ASKED = "-1";

  private final Vertx vertx;
  private final Redis redis;
  private final Duration timeout;
  private final Duration lease;
  private final RedisScript take = new RedisScript("take");
  private final RedisScript correct = new RedisScript("correct");
  private final RedisScript renew = new RedisScript("renew");

  /** The key of each request that has a place. */
  private final Map<String, String> held = new ConcurrentHashMap<>();

  private final long renewal;

  RedisLimits(Vertx vertx, RedisAddress address, Settings settings) {
    this(vertx, address, settings.get(AdmissionSettings.REDIS_TIMEOUT), LEASE, RENEWAL);
  }

  RedisLimits(
      Vertx vertx, RedisAddress address, Duration timeout, Duration lease, Duration renewal) {
    this.vertx = vertx;
    this.redis = address.connect(vertx, timeout);
    this.timeout = timeout;
    this.lease = lease;
    this.renewal = vertx.setPeriodic(renewal.toMillis(), _ -> renew());
  }

  /** Whether it answers at all. */
  Future<Response> check() {
    return inTime(redis.send(Request.cmd(Command.PING)));
  }

  @Override
  public Verdict enter(String key, KeyLimits limits, String request) {
    String places = Long.toString(limits.concurrentRequests().orElse(0));
    Verdict verdict = take(key, limits, places, request, Demand::ofEntry);
    if (verdict.refusal().isEmpty()) {
      held.put(request, key);
    }
    return verdict;
  }

  @Override
  public Verdict count(String key, KeyLimits limits, Demand demand) {
    return take(key, limits, NO_PLACE_ASKED, "", demand::of);
  }

  @Override
  public void correct(String key, long second, long tokens) {
    var _ =
        correct.run(
            redis,
            List.of(name(key, Minutely.TOKENS)),
            List.of(Long.toString(second), Long.toString(tokens)));
  }

  @Override
  public void leave(String key, String request) {
    held.remove(request);
    var _ = redis.send(Request.cmd(Command.ZREM).arg(places(key)).arg(request));
  }

  @Override
  public void close() {
    vertx.cancelTimer(renewal);
    redis.close();
  }

  private Verdict take(
      String key,
      KeyLimits limits,
      String places,
      String request,
      ToLongFunction<Minutely> amounts) {
    List<Minutely> kinds = Minutely.counted(limits);
    List<String> names = new ArrayList<>(List.of(places(key)));
    List<String> arguments =
        new ArrayList<>(List.of(places, request, Long.toString(lease.toMillis())));
    for (Minutely kind : kinds) {
      names.add(name(key, kind));
      arguments.add(Long.toString(kind.of(limits).getAsLong()));
      arguments.add(Long.toString(amounts.applyAsLong(kind)));
    }
    return verdict(kinds, limits, amounts, answer(take.run(redis, names, arguments)));
  }

  private Verdict verdict(
      List<Minutely> kinds, KeyLimits limits, ToLongFunction<Minutely> amounts, List<Long> answer) {
    List<Gauge> gauges = new ArrayList<>(kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      long limit = kinds.get(i).of(limits).getAsLong();
      long used = answer.get(HEAD + EACH * i);
      gauges.add(
          new Gauge(
              kinds.get(i).word(),
              limit,
              Math.max(0, limit - used),
              answer.get(HEAD + EACH * i + 1)));
    }
    int refused = Math.toIntExact(answer.get(1));
    Optional<Failure> refusal = Optional.empty();
    if (refused < 0) {
      refusal = Optional.of(Refusals.concurrent(limits.concurrentRequests().getAsLong()));
    } else if (refused > 0) {
      Minutely kind = kinds.get(refused - 1);
      int at = HEAD + EACH * (refused - 1);
      refusal =
          Optional.of(
              Refusals.minutely(
                  kind,
                  kind.of(limits).getAsLong(),
                  answer.get(at),
                  amounts.applyAsLong(kind),
                  answer.get(at + 2)));
    }
    return new Verdict(this, new Standing(gauges), refusal, answer.getFirst());
  }

  private List<Long> answer(Future<Response> asked) {
    return inTime(asked)
        .map(reply -> reply.stream().map(Response::toLong).toList())
        // The client fails with throwables that are no exceptions: nothing else catches them all.
        .recover(cause -> Future.failedFuture(new SharedAwayException(cause)))
        .await();
  }

  private Future<Response> inTime(Future<Response> asked) {
    return asked.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void renew() {
    Map<String, List<String>> byKey =
        held.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    byKey.forEach((key, requests) -> {
      List<String> arguments = new ArrayList<>(List.of(Long.toString(lease.toMillis())));
      arguments.addAll(requests);
      var _ = renew.run(redis, List.of(places(key)), arguments);
    });
  }

  /** The braces keep what belongs to a key on one node of a cluster. */
  private static String places(String key) {
    return "fovea:{" + key + "}:running";
  }

  private static String name(String key, Minutely kind) {
    return "fovea:{" + key + "}:" + kind.word();
  }
}
