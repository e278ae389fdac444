package dev.fovea.media;

import dev.fovea.cost.tokens.Estimate;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.vision.Content;
import dev.fovea.vision.Detail;
import dev.fovea.vision.Field;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Message;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.VisionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Counts what a request's input will count for; payloads are never taken for text. */
final class Counting {
  /** What to take a video for when nobody knows its length. */
  private static final Duration VIDEO_ASSUMED = Duration.ofMinutes(1);

  /** A page has seldom less: only a worker that opens the document could count them. */
  private static final long PAGE_BYTES = 16 * 1024;

  private static final int PAGES_MAX = 100;

  private final TokenFormula tokens;
  private Estimate estimate;

  private Counting(Gathered gathered, TokenFormula tokens) {
    this.tokens = tokens;
    this.estimate = Estimate.NONE.plusText(gathered.textBytes());
  }

  /** As everything came. */
  static Estimate estimate(Gathered gathered, TokenFormula tokens) {
    var counting = new Counting(gathered, tokens);
    gathered.items().forEach(counting::came);
    return counting.estimate;
  }

  /** As it was sent; what nobody could count when it was, counts as it came. */
  static Estimate estimate(Gathered gathered, TokenFormula tokens, MediaReport sent) {
    var counting = new Counting(gathered, tokens);
    List<Item> items = gathered.items();
    for (int i = 0; i < items.size(); i++) {
      counting.sent(items.get(i), sent.entries().get(i));
    }
    return counting.estimate;
  }

  static long textBytes(VisionRequest request) {
    return bytes(request.fields()) + request.messages().stream().mapToLong(Counting::text).sum();
  }

  private void sent(Item item, MediaReport.Entry entry) {
    boolean pictures =
        entry.sent().stream().allMatch(file -> file.mediaType().startsWith("image/"));
    if (pictures && entry.tokens() > 0) {
      estimate = estimate.plusPictures(entry.sent().size(), entry.tokens());
    } else {
      came(item);
    }
  }

  private void came(Item item) {
    Detail detail = item.part().detail();
    switch (item) {
      case Item.Present present -> file(present, detail);
      case Item.Absent(Part.Media part) -> unseen(part.form().modality(), detail);
    }
  }

  private void file(Item.Present item, Detail detail) {
    MediaFacts facts = item.facts();
    switch (facts.format().modality()) {
      case IMAGE -> estimate = estimate.plusPicture(tokens, facts.upright(), detail);
      case FILE -> estimate = estimate.plusPages(tokens, pages(item.payload().bytes()), detail);
      case VIDEO ->
          estimate =
              estimate.plusVideo(
                  tokens, facts.size().orElse(TokenFormula.ASSUMED), duration(facts));
      case TEXT, AUDIO -> {}
    }
  }

  private void unseen(Modality modality, Detail detail) {
    switch (modality) {
      case IMAGE -> estimate = estimate.plusPicture(tokens, Optional.empty(), detail);
      case FILE -> estimate = estimate.plusPages(tokens, 1, detail);
      case VIDEO -> estimate = estimate.plusVideo(tokens, TokenFormula.ASSUMED, VIDEO_ASSUMED);
      case TEXT, AUDIO -> {}
    }
  }

  private static int pages(long bytes) {
    return Math.clamp(Math.ceilDiv(bytes, PAGE_BYTES), 1, PAGES_MAX);
  }

  /** A film that was still growing says that it takes no time at all. */
  private static Duration duration(MediaFacts facts) {
    return facts
        .video()
        .map(MediaFacts.Video::duration)
        .filter(duration -> !duration.isZero())
        .orElse(VIDEO_ASSUMED);
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
