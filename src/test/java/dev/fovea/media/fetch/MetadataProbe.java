package dev.fovea.media.fetch;

import dev.fovea.testkit.Canary;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedDns;
import dev.fovea.testkit.ScriptedUpstream;
import java.util.List;
import java.util.Map;

/** Runs where 169.254.169.254 is an address of the machine, with a canary behind it. */
final class MetadataProbe {
  static final String METADATA = "169.254.169.254";

  private MetadataProbe() {}

  public static void main(String[] args) {
    Canary canary = Canary.at(METADATA, 80);
    ScriptedDns dns = ScriptedDns.start().answers("rebinding.test", METADATA);
    ScriptedUpstream origin = ScriptedUpstream.at("127.0.0.2");
    String there = "http://127.0.0.2:" + origin.port();
    origin.answers(asked ->
        asked.target().equals("/picture")
            ? FetchKit.picture()
            : Reply.json(302, "{}").header("Location", "http://" + METADATA + "/latest/"));
    Map<String, String> settings =
        Map.of(
            "fetch.http",
            "true",
            "fetch.dns",
            dns.address(),
            "fetch.allow",
            "127.0.0.2:" + origin.port(),
            "fetch.cache.disk",
            "0");
    FetchProbe.fetchAll(
        settings,
        List.of(
            there + "/picture",
            "http://" + METADATA + "/latest/meta-data/",
            "http://[::ffff:a9fe:a9fe]/latest/meta-data/",
            "http://rebinding.test/latest/meta-data/",
            there + "/redirect"));
    // The canary can be called: its own call is counted and taken off.
    System.out.println("connects " + canary.connects());
    Runtime.getRuntime().halt(0);
  }
}
