package dev.fovea.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Limited;
import dev.fovea.testkit.RedisProcess;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two servers on one database and one Redis: a key has its limits once. */
final class SharedLimitsTest {

  @Test
  void aKeyForAHundredRequestsGetsAHundredOfAThousand() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        ScriptedUpstream upstream = ScriptedUpstream.start().answers(Demo.COMPLETION);
        TestServer one = server(upstream, redis, Map.of());
        TestServer two = server(upstream, redis, Map.of("data", one.folder().toString()))) {
      String key = one.key(Limited.counts(100, 0, 0, 0));
      var served = new AtomicInteger();
      var refused = new AtomicInteger();
      var start = new CountDownLatch(1);
      try (var threads = Executors.newFixedThreadPool(50)) {
        for (int i = 0; i < 50; i++) {
          TestServer server = i % 2 == 0 ? one : two;
          var _ =
              threads.submit(() -> {
                start.await();
                for (int j = 0; j < 20; j++) {
                  Answer answer = server.client().withKey(key).chat(Demo.ASK);
                  (answer.status() == 200 ? served : refused).incrementAndGet();
                  assertThat(answer.status()).isIn(200, 429);
                }
                return true;
              });
        }
        start.countDown();
      }

      assertThat(served).hasValue(100);
      assertThat(refused).hasValue(900);
      assertThat(upstream.count()).isEqualTo(100);
      assertThat(one.client().get("/metrics").text()).contains("fovea_limits_shared 1.0");
    }
  }

  private static TestServer server(
      ScriptedUpstream upstream, RedisProcess redis, Map<String, String> settings) {
    return TestServer.start(
        Demo.yaml(upstream),
        settings,
        Map.of("FOVEA_REDIS", redis.url(), "FOVEA_ADMISSION_REDIS_TIMEOUT", "20s"));
  }
}
