package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.InspectWorker;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.provider.Target;
import dev.fovea.provider.Upstream;
import dev.fovea.vision.Field;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.VisionRequest;
import dev.fovea.worker.Launch;
import dev.fovea.worker.WorkerPool;
import dev.fovea.worker.WorkerSettings;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The model {@value #MODEL}: answers with what can be measured and read in a picture, and says so
 * when that is not enough. Needs no key and no network.
 *
 * <p>Safe for use by many threads. Pictures are decoded in a worker, which the first request
 * starts; close the engine to end it.
 */
public final class InspectEngine implements Upstream, AutoCloseable {
  /** The only name under which it answers. */
  public static final String MODEL = "fovea/inspect";

  /** How a worker with the models that come along is started. */
  public static final Launch LAUNCH = launch(List.of());

  private final WorkerPool workers;

  /** Starts nothing yet. */
  public InspectEngine(InspectSettings settings, WorkerSettings workers) {
    Launch launch =
        settings
            .models()
            .map(folder -> launch(List.of(folder.toAbsolutePath().toString())))
            .orElse(LAUNCH);
    this.workers = new WorkerPool(launch, workers);
  }

  @Override
  public Outcome relay(PreparedRequest prepared, Target target, ReplySink sink) {
    var inspection = new Inspection(prepared.request(), sink, workers);
    try {
      List<Picture> pictures = Conversation.pictures(prepared.request());
      inspection.run(pictures, answer(prepared.request(), inspection.reply(), pictures.size()));
      return new Outcome.Completed(inspection.usage());
    } catch (FailureException e) {
      return inspection.reply().begun()
          ? new Outcome.Interrupted(e.failure(), inspection.usage())
          : new Outcome.Failed(e.failure());
    }
  }

  private static Launch launch(List<String> arguments) {
    return new Launch("inspect", InspectWorker.class.getName(), arguments);
  }

  private static Answer answer(VisionRequest request, Reply reply, int pictures) {
    Optional<JsonNode> format = request.field("response_format").map(InspectEngine::tree);
    String type = format.map(node -> node.path("type").asString("")).orElse("");
    return switch (type) {
      case "json_object" -> new JsonAnswer(reply, Optional.empty());
      case "json_schema" -> new JsonAnswer(reply, format.flatMap(JsonShape::of));
      default -> new PlainAnswer(Conversation.question(request), reply, pictures);
    };
  }

  private static JsonNode tree(Field field) {
    try {
      return Json.read(field.json());
    } catch (JacksonException e) {
      throw new FailureException(
          new Failure.InvalidRequest("It is not JSON.", Optional.of(field.name())), e);
    }
  }

  @Override
  public void close() {
    workers.close();
  }
}
