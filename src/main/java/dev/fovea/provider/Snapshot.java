package dev.fovea.provider;

import dev.fovea.config.Nearest;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import java.util.Map;

/** The catalogue at one moment. Immutable. */
record Snapshot(Map<String, CatalogEntry> entries) {
  /** How many models a message names at most. */
  private static final int NAMED_MAX = 5;

  /** How much of what a client sent is compared and repeated. */
  private static final int ID_MAX = 128;

  List<Target> resolve(VisionRequest request) {
    CatalogEntry entry = entries.get(request.model());
    if (entry == null) {
      throw new FailureException(unknown(request.model()));
    }
    requireSight(entry.model(), request);
    if (!entry.ready()) {
      throw new FailureException(notReady(entry));
    }
    return entry.targets();
  }

  private void requireSight(Model model, VisionRequest request) {
    for (Part.Media part : request.media()) {
      if (!takes(model, part)) {
        throw new FailureException(
            new Failure.ModalityUnsupported(
                model.id(), part.form().modality().word(), part.payloadPlace(), takers(request)));
      }
    }
  }

  /** A model that sees but takes no documents gets their pages as pictures, if we have them. */
  private static boolean takes(Model model, Part.Media part) {
    Modality modality = part.form().modality();
    boolean asPictures =
        modality == Modality.FILE
            && model.input().contains(Modality.IMAGE)
            && !(part.source() instanceof Source.Stored);
    return asPictures || model.input().contains(modality);
  }

  /** Ready models that take every kind of media in the request. */
  private List<String> takers(VisionRequest request) {
    return entries.values().stream()
        .filter(CatalogEntry::ready)
        .map(CatalogEntry::model)
        .filter(model -> request.media().stream().allMatch(part -> takes(model, part)))
        .map(Model::id)
        .limit(NAMED_MAX)
        .toList();
  }

  private Failure unknown(String sent) {
    String id = sent.substring(0, Math.min(sent.length(), ID_MAX));
    List<String> near = Nearest.to(id, ready(), NAMED_MAX);
    return new Failure.ModelNotFound(
        "The model '%s' does not exist.%s GET /v1/models lists all."
            .formatted(id, named(" Nearest that are ready: ", near)));
  }

  private Failure notReady(CatalogEntry entry) {
    List<String> ready = ready().stream().limit(NAMED_MAX).toList();
    return new Failure.ModelNotFound(
        "The model '%s' is known, but nobody serves it here. %s%s"
            .formatted(entry.model().id(), entry.whyNot(), named(" Ready now: ", ready)));
  }

  private List<String> ready() {
    return entries.values().stream()
        .filter(CatalogEntry::ready)
        .map(entry -> entry.model().id())
        .toList();
  }

  private static String named(String lead, List<String> ids) {
    return ids.isEmpty() ? " No model is ready." : lead + String.join(", ", ids) + ".";
  }
}
