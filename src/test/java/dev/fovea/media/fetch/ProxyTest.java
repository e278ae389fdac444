package dev.fovea.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A proxy would look names up by itself, and so dial what nobody has checked. */
@Timeout(60)
final class ProxyTest {

  @Test
  void noProxyOfTheEnvironmentIsUsed() throws IOException {
    try (var kit = new FetchKit()) {
      String port = Integer.toString(kit.canaries.getFirst().port());
      String proxy = "http://127.0.0.1:" + port;
      Map<String, String> environment = new TreeMap<>();
      for (String name : List.of("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")) {
        environment.put(name, proxy);
        environment.put(name.toUpperCase(Locale.ROOT), proxy);
      }
      List<String> flags = new ArrayList<>(List.of("-Djava.net.useSystemProxies=true"));
      for (String kind : List.of("http.proxy", "https.proxy", "socksProxy")) {
        flags.addAll(List.of("-D" + kind + "Host=127.0.0.1", "-D" + kind + "Port=" + port));
      }
      List<String> arguments =
          List.of(
              "fetch.allow=127.0.0.2",
              "fetch.http=true",
              "fetch.ports=" + kit.origin.port(),
              "fetch.dns=" + kit.dns.address(),
              "fetch.cache.disk=0",
              "--",
              kit.at("pictures.test") + "/a",
              kit.at("127.0.0.2") + "/b");
      assertThat(FetchProbe.run(List.of(), flags, environment, FetchProbe.class, arguments))
          .containsExactly("fetched", "fetched");
      kit.assertNobodyElseWasCalled();
      assertThat(kit.origin.count()).isEqualTo(2);
    }
  }
}
