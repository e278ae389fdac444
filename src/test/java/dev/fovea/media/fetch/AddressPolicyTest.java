package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Settings;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be dialled: every special block, and its neighbours on both sides. */
final class AddressPolicyTest {
  private static final int OWN_PORT = 8080;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.0",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.0",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.0.0",
        "169.254.169.254",
        "169.254.255.255",
        "172.16.0.0",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.0",
        "192.0.0.192",
        "192.0.0.255",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.0",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.0",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.0",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::7f00:1",
        "64:ff9b:1::808:808",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:10::1",
        "2001:20::1",
        "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::1",
        "2a00::5efe:7f00:1",
        "2a00::5efe:808:808",
        "2a00::200:5efe:a00:1",
        "3fff::1",
        "4000::1",
        "5f00::1",
        "fc00::1",
        "fd00::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "1fff:ffff::1",
      })
  void aSpecialAddressIsNotDialled(String address) {
    assertThat(allows(Map.of(), "https://example.com/", address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "168.63.129.17",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.3.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "8.8.8.8",
        "2000::1",
        "2001:200::1",
        "2001:db7:ffff::1",
        "2001:db9::1",
        "2003::1",
        "2606:2800:220:1:248:1893:25c8:1946",
        "2a00::5eff:7f00:1",
        "2a00::400:5efe:7f00:1",
        "3ffe::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
      })
  void itsNeighbourIs(String address) {
    assertThat(allows(Map.of(), "https://example.com/", address)).isTrue();
  }

  @Test
  void oneBadAddressRefusesTheName() {
    assertThat(allows(Map.of(), "https://example.com/", "8.8.8.8", "8.8.4.4")).isTrue();
    assertThat(allows(Map.of(), "https://example.com/", "8.8.8.8", "10.0.0.1")).isFalse();
    assertThat(allows(Map.of(), "https://example.com/", "::1", "8.8.8.8")).isFalse();
  }

  @Test
  void theOperatorOpensANetwork() {
    var network = Map.of("fetch.allow", "10.1.0.0/16, fd00:7::/32");
    assertThat(allows(network, "https://a.example/", "10.1.255.255")).isTrue();
    assertThat(allows(network, "https://10.1.2.3/", "10.1.2.3")).isTrue();
    assertThat(allows(network, "https://a.example/", "fd00:7::1")).isTrue();
    assertThat(allows(network, "https://a.example/", "10.2.0.0")).isFalse();
    assertThat(allows(network, "https://a.example/", "10.0.255.255")).isFalse();
    assertThat(allows(network, "https://a.example/", "fd00:8::1")).isFalse();
    assertThat(allows(network, "https://a.example/", "10.1.2.3", "10.2.0.0")).isFalse();
  }

  @Test
  void anOpenedPortIsOpenThereOnly() {
    var store = Map.of("fetch.allow", "10.1.2.3:9000,[fd00::1]:9000");
    assertThat(allows(store, "https://a.example:9000/", "10.1.2.3")).isTrue();
    assertThat(allows(store, "https://a.example:9000/", "fd00::1")).isTrue();
    assertThat(allows(store, "https://a.example/", "10.1.2.3")).isFalse();
    assertThat(allows(store, "https://a.example:9000/", "10.1.2.4")).isFalse();
    assertThat(allows(store, "https://a.example:9000/", "8.8.8.8")).isFalse();
  }

  @Test
  void aNameVouchesForWhateverItResolvesTo() {
    var store = Map.of("fetch.allow", "MinIO.internal:9000,files");
    assertThat(allows(store, "https://minio.internal:9000/", "10.7.7.7")).isTrue();
    assertThat(allows(store, "https://files/", "172.20.0.5")).isTrue();
    assertThat(allows(store, "https://minio.internal/", "10.7.7.7")).isFalse();
    assertThat(allows(store, "https://other.internal:9000/", "10.7.7.7")).isFalse();
    assertThat(allows(store, "https://a.files/", "10.7.7.7")).isFalse();
  }

  @Test
  void thisServerItselfIsNeverDialled() {
    var wide = Map.of("fetch.allow", "127.0.0.0/8,::1/128", "fetch.ports", "8080,9000");
    assertThat(allows(wide, "https://a.example:9000/", "127.0.0.1")).isTrue();
    assertThat(allows(wide, "https://a.example:8080/", "127.0.0.1")).isFalse();
    assertThat(allows(wide, "https://a.example:8080/", "127.0.0.2")).isFalse();
    assertThat(allows(wide, "https://a.example:8080/", "::1")).isFalse();
    assertThat(allows(wide, "https://a.example:8080/", "8.8.8.8")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0",
        "010.0.0.0/8",
        "fd00::1/8",
        "fd00::/129",
        "[fd00::/8",
        "[fd00::/8]9000",
        "10.0.0.1:0",
        "10.0.0.1:65536",
        "10.0.0.1:http",
        "a_b",
        "-a",
        "http://minio.internal",
        "10.0.0.1,,10.0.0.2",
        "*",
      })
  void anOpeningThatIsNoneStopsTheStart(String text) {
    assertThatThrownBy(() -> settings(Map.of("fetch.allow", text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fetch.allow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "a", "443,", "1-5", "+1"})
  void aPortThatIsNoneStopsTheStart(String text) {
    assertThatThrownBy(() -> settings(Map.of("fetch.ports", text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fetch.ports");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns.example", "1.1.1", "1.1.1.1:0", "1.1.1.1,2.2.2.2,3.3.3.3,4.4.4.4"})
  void aDnsServerThatIsNoneStopsTheStart(String text) {
    assertThatThrownBy(() -> settings(Map.of("fetch.dns", text)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("fetch.dns");
  }

  private static boolean allows(Map<String, String> changed, String url, String... addresses) {
    var policy = new AddressPolicy(settings(changed), () -> OWN_PORT);
    List<InetAddress> found = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    return policy.allows(MediaUrl.parse(url, policy.urls()), found);
  }

  private static Settings settings(Map<String, String> changed) {
    return Settings.load(FetchSettings.ALL, changed, Map.of(), Optional.empty());
  }
}
