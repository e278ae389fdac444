package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The metadata service of a cloud, played by a canary at its real address in a network of the
 * test's own. Skipped where the system does not let the test make one.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class MetadataTest {
  private static final String NETWORK = "fovea-" + ProcessHandle.current().pid();

  @BeforeEach
  void makeNetwork() {
    assumeTrue(ip("netns", "add", NETWORK), "this needs the right to make a network namespace");
    assertThat(ip("-n", NETWORK, "link", "set", "lo", "up")).isTrue();
    assertThat(ip("-n", NETWORK, "addr", "add", MetadataProbe.METADATA + "/32", "dev", "lo"))
        .isTrue();
  }

  @AfterEach
  void removeNetwork() {
    ip("netns", "del", NETWORK);
  }

  @Test
  void theMetadataOfACloudAreOutOfReach() throws IOException {
    List<String> inside = List.of("ip", "netns", "exec", NETWORK);
    assertThat(FetchProbe.run(inside, List.of(), Map.of(), MetadataProbe.class, List.of()))
        .containsExactly(
            "fetched",
            "invalid_image_url",
            "invalid_image_url",
            "invalid_image_url",
            "invalid_image_url",
            "connects 0");
  }

  private static boolean ip(String... words) {
    try {
      Process process = new ProcessBuilder(command(words)).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> command(String... words) {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    return command;
  }
}
