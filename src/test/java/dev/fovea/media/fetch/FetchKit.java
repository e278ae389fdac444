package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.http.EventLoops;
import dev.fovea.testkit.Canary;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedDns;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small internet: 127.0.0.2 is where pictures are, opened by the operator's own setting; every
 * other address of this machine has a canary on a port that URLs may name.
 */
final class FetchKit implements AutoCloseable {
  static final String ACCOUNT = "account";
  static final String PLACE = "messages[0].content[1].image_url.url";
  static final byte[] PICTURE = "not looked at by the fetcher".repeat(40).getBytes(UTF_8);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Vertx VERTX = EventLoops.start();

  final ScriptedUpstream origin = ScriptedUpstream.at("127.0.0.2");
  final ScriptedDns dns = ScriptedDns.start();
  final List<Canary> canaries =
      List.of(Canary.at("127.0.0.1"), Canary.at("127.0.0.3"), Canary.at("::1"));
  private final List<AutoCloseable> opened = new ArrayList<>();

  FetchKit() {
    origin.answers(picture());
    dns.answers("pictures.test", "127.0.0.2");
  }

  static Reply picture() {
    return Reply.of(200, "image/png", Reply.Framing.LENGTH, PICTURE);
  }

  /** Where the origin is, in URLs. */
  String at(String host) {
    return "http://" + host + ":" + origin.port();
  }

  /** A fetcher without a cache, and these settings changed. */
  Fetcher fetcher(Map<String, String> changed) {
    return fetcher(changed, Path.of("no-data"), 0);
  }

  Fetcher fetcher(Map<String, String> changed, Path data, int ownPort) {
    return opened(new Fetcher(VERTX, settings(changed), data, () -> ownPort));
  }

  /** A fetcher with a cache. */
  Fetcher caching(Map<String, String> changed, Path data, InstantSource clock) {
    Map<String, String> all = new HashMap<>(Map.of("fetch.cache.ttl", "10m"));
    all.putAll(changed);
    return opened(new Fetcher(VERTX, settings(all), data, () -> 0, clock));
  }

  private Fetcher opened(Fetcher fetcher) {
    opened.add(fetcher);
    return fetcher;
  }

  Settings settings(Map<String, String> changed) {
    String ports =
        Stream.concat(Stream.of(origin.port()), canaries.stream().map(Canary::port))
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "fetch.allow", "127.0.0.2/32",
                "fetch.http", "true",
                "fetch.ports", ports,
                "fetch.dns", dns.address(),
                "fetch.cache.ttl", "0s"));
    all.putAll(changed);
    return Settings.load(FetchSettings.ALL, all, Map.of(), Optional.empty());
  }

  /** Fetches one picture by a fetcher of its own. */
  Fetched fetch(String url) {
    return fetch(fetcher(Map.of()), url);
  }

  static Fetched fetch(Fetcher fetcher, String url) {
    return fetch(fetcher, url, Modality.IMAGE);
  }

  static Fetched fetch(Fetcher fetcher, String url, Modality modality) {
    try (Fetches fetches = fetcher.open(ACCOUNT, new Cancel())) {
      return fetches.fetch(new Wanted(url, modality, PLACE));
    }
  }

  static Wanted wanted(String url) {
    return new Wanted(url, Modality.IMAGE, PLACE);
  }

  Failure failure(String url) {
    return failure(fetcher(Map.of()), url);
  }

  static Failure failure(Fetcher fetcher, String url) {
    return failureOf(() -> fetch(fetcher, url));
  }

  static Failure failureOf(Runnable step) {
    return catchThrowableOfType(FailureException.class, step::run).failure();
  }

  /** The picture was refused for this reason, at its place. */
  static void assertRejected(Failure failure, MediaFault fault) {
    assertThat(failure).isInstanceOf(Failure.MediaRejected.class);
    var rejected = (Failure.MediaRejected) failure;
    assertThat(rejected.fault()).isEqualTo(fault);
    assertThat(rejected.param()).isEqualTo(PLACE);
  }

  /** Waits until something is so. */
  static void until(BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  void assertNobodyElseWasCalled() {
    assertThat(canaries).allMatch(canary -> canary.connects() == 0);
  }

  @Override
  public void close() {
    try {
      for (AutoCloseable each : opened) {
        each.close();
      }
      origin.close();
      dns.close();
      canaries.forEach(Canary::close);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
