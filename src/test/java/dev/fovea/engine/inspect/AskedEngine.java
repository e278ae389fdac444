package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.Target;
import dev.fovea.vision.Outcome;
import dev.fovea.worker.WorkerKind;
import dev.fovea.worker.WorkerSettings;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The engine with its real worker, and the ways in which tests ask it. */
final class AskedEngine implements AutoCloseable {
  private final InspectEngine engine;

  AskedEngine() {
    this(Map.of());
  }

  /** With these settings changed. */
  AskedEngine(Map<String, String> changed) {
    Settings settings =
        Settings.load(WorkerSettings.ALL, changed, Map.of(), /* file= */ Optional.empty());
    this.engine =
        new InspectEngine(InspectSettings.of(Settings.defaults()), WorkerKind.INSPECT.of(settings));
  }

  Recorder ask(Asked asked) {
    var client = new Recorder(false);
    assertThat(relay(asked, client)).isInstanceOf(Outcome.Completed.class);
    return client;
  }

  JsonNode json(Asked asked) {
    return Json.read(Slice.of(ask(asked).text()));
  }

  Failure.MediaRejected rejected(Asked asked, boolean streaming) {
    var client = new Recorder(streaming);
    Outcome outcome = relay(asked, client);
    assertThat(client.events).isEmpty();
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Failure.MediaRejected) ((Outcome.Failed) outcome).failure();
  }

  Outcome relay(Asked asked, Recorder client) {
    return engine.relay(asked.prepared(), target(), client);
  }

  private Target target() {
    Catalog catalog = Catalog.load(Settings.defaults(), Map.of(), provider -> engine);
    return catalog.find(InspectEngine.MODEL).orElseThrow().targets().getFirst();
  }

  @Override
  public void close() {
    engine.close();
  }
}
