package dev.fovea.media;

import dev.fovea.cost.tokens.Estimate;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.vision.Content;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Field;
import dev.fovea.vision.Message;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.VisionRequest;
import java.util.List;
import java.util.Optional;

/** Counts what a request's input will count for; payloads are never taken for text. */
final class Counting {
  private Counting() {}

  static Estimate estimate(Gathered gathered, TokenFormula tokens) {
    Estimate estimate = Estimate.NONE.plusText(gathered.textBytes());
    for (Item item : gathered.items()) {
      estimate = media(item, tokens, estimate);
    }
    return estimate;
  }

  static long textBytes(VisionRequest request) {
    return bytes(request.fields()) + request.messages().stream().mapToLong(Counting::text).sum();
  }

  private static Estimate media(Item item, TokenFormula tokens, Estimate estimate) {
    Detail detail = item.part().detail();
    return switch (item) {
      case Item.Present(_, _, MediaFacts facts, _, _) -> file(facts, tokens, detail, estimate);
      case Item.Absent(Part.Media part) ->
          part.form().modality() == Modality.IMAGE
              ? estimate.plusPicture(tokens, Optional.empty(), detail)
              : estimate;
    };
  }

  private static Estimate file(
      MediaFacts facts, TokenFormula tokens, Detail detail, Estimate estimate) {
    return switch (facts.format().modality()) {
      case IMAGE -> estimate.plusPicture(tokens, facts.upright(), detail);
      case FILE -> estimate.plusPages(tokens, 1, detail);
      case VIDEO ->
          facts.video().isPresent() && facts.size().isPresent()
              ? estimate.plusVideo(tokens, facts.size().get(), facts.video().get().duration())
              : estimate;
      default -> estimate;
    };
  }

  private static long text(Message message) {
    long said =
        switch (message.content()) {
          case Content.None _ -> 0;
          case Content.Plain plain -> plain.raw().length();
          case Content.Parts(List<Part> parts) -> parts.stream().mapToLong(Counting::text).sum();
        };
    return said + bytes(message.fields());
  }

  private static long text(Part part) {
    return switch (part) {
      case Part.Text text -> text.raw().length();
      case Part.Refusal refusal -> refusal.raw().length();
      case Part.Media _ -> 0;
    };
  }

  private static long bytes(List<Field> fields) {
    return fields.stream().mapToLong(field -> field.json().length()).sum();
  }
}
