package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.Failure;
import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a name to the address that is dialled. */
@Timeout(60)
final class ResolutionTest {
  private final FetchKit kit = new FetchKit();
  private final int canaryPort = kit.canaries.getFirst().port();

  @AfterEach
  void close() {
    kit.assertNobodyElseWasCalled();
    kit.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.3",
        "0.0.0.0",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "169.254.169.254",
        "10.0.0.1",
        "fd00:ec2::254"
      })
  void aNameThatLeadsToAPrivateAddressIsRefused(String address) {
    kit.dns.answers("inside.test", address);
    Failure failure = kit.failure("http://inside.test:" + canaryPort + "/");
    assertRejected(failure, MediaFault.INVALID_IMAGE_URL);
    assertThat(failure.message()).contains("not at a public address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0", "10.1.1.1"})
  void aMixedAnswerIsRefusedWhole(String bad) {
    kit.dns.answers("mixed.test", "127.0.0.2", bad);
    assertRejected(kit.failure(kit.at("mixed.test") + "/"), MediaFault.INVALID_IMAGE_URL);
    assertThat(kit.origin.count()).isZero();
  }

  @Test
  void anAliasIsFollowedAndItsAddressChecked() {
    kit.dns.alias("one.test", "two.test").alias("two.test", "three.test");
    kit.dns.answers("three.test", "127.0.0.2");
    assertThat(kit.fetch(kit.at("one.test") + "/").bytes()).isEqualTo(PICTURE);
    assertThat(kit.origin.take().headers()).containsEntry("host", "one.test:" + kit.origin.port());

    kit.dns.alias("bad.test", "worse.test").answers("worse.test", "127.0.0.1");
    assertRejected(
        kit.failure("http://bad.test:" + canaryPort + "/"), MediaFault.INVALID_IMAGE_URL);
  }

  @Test
  void anAliasWithoutEndIsGivenUp() {
    kit.dns.alias("ping.test", "pong.test").alias("pong.test", "ping.test");
    assertRejected(kit.failure(kit.at("ping.test") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
  }

  /** The second answer would lead to the canary: whoever asks twice, is caught. */
  @Test
  void aNameIsLookedUpOnceForEachHop() {
    kit.dns.answers("rebinding.test", "127.0.0.2").thenAnswers("rebinding.test", "127.0.0.1");
    assertThat(kit.fetch(kit.at("rebinding.test") + "/").bytes()).isEqualTo(PICTURE);
    assertThat(kit.dns.asked("rebinding.test")).isOne();
    assertThat(kit.origin.count()).isOne();
  }

  @Test
  void aNameThatChangesBetweenHopsIsCheckedAgain() {
    kit.dns.answers("rebinding.test", "127.0.0.2").thenAnswers("rebinding.test", "127.0.0.1");
    kit.origin.answers(
        Reply.json(302, "")
            .header("Location", "http://rebinding.test:" + canaryPort + "/latest/meta-data"));
    assertRejected(kit.failure(kit.at("rebinding.test") + "/"), MediaFault.INVALID_IMAGE_URL);
    assertThat(kit.dns.asked("rebinding.test")).isEqualTo(2);
  }

  @Test
  void aNameThatDoesNotExistCannotBeFetched() {
    assertRejected(kit.failure(kit.at("nowhere.test") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(kit.dns.asked("nowhere.test")).isOne();
  }

  @Test
  void searchDomainsAreNotTried() {
    assertRejected(kit.failure(kit.at("intranet") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(kit.dns.asked("intranet")).isOne();
    assertThat(kit.dns.asked()).allMatch(name -> name.equals("intranet"));
  }

  @Test
  void aDnsServerThatIsSilentCostsTheFirstBytesTimeAtMost() {
    kit.dns.silent("silent.test");
    Fetcher hasty = kit.fetcher(Map.of("fetch.first_byte_timeout", "300ms"));
    long began = System.nanoTime();
    assertRejected(
        FetchKit.failure(hasty, kit.at("silent.test") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1300));
  }

  @Test
  void theNextAddressIsTriedWhenOneDoesNotAnswer() {
    Fetcher wide = kit.fetcher(Map.of("fetch.allow", "127.0.0.2/31,127.0.0.4/30"));
    kit.dns.answers("several.test", "127.0.0.5", "127.0.0.6", "127.0.0.2");
    assertThat(FetchKit.fetch(wide, kit.at("several.test") + "/").bytes()).isEqualTo(PICTURE);
  }

  @Test
  void noMoreThanThreeAddressesAreTried() {
    Fetcher wide = kit.fetcher(Map.of("fetch.allow", "127.0.0.2/31,127.0.0.4/30"));
    kit.dns.answers("many.test", "127.0.0.4", "127.0.0.5", "127.0.0.6", "127.0.0.2");
    assertRejected(
        FetchKit.failure(wide, kit.at("many.test") + "/"), MediaFault.FAILED_TO_DOWNLOAD_IMAGE);
  }

  @Test
  void anAddressIsNotLookedUp() {
    kit.fetch(kit.at("127.0.0.2") + "/");
    assertThat(kit.dns.asked()).isEmpty();
  }
}
