package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.cost.Price;
import dev.fovea.error.Failure;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.provider.Model;
import dev.fovea.provider.Provider;
import dev.fovea.provider.Target;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.worker.WorkerKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The engine with its real worker, and the ways in which tests ask it. */
final class AskedEngine implements AutoCloseable {
  private final InspectEngine engine =
      new InspectEngine(
          InspectSettings.of(Settings.defaults()), WorkerKind.INSPECT.of(Settings.defaults()));

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
    var model =
        new Model(
            InspectEngine.MODEL,
            Set.of(Modality.TEXT, Modality.IMAGE),
            OptionalLong.empty(),
            "",
            List.of());
    var provider =
        new Provider(
            "fovea", "Fovea", "inspect", URI.create("builtin:inspect"), Map.of(), Optional.empty());
    return new Target(model, provider, "inspect", engine, Optional.<Price>empty());
  }

  @Override
  public void close() {
    engine.close();
  }
}
