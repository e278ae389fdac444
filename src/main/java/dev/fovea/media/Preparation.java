package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.Made;
import dev.fovea.media.picture.Recipe;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.Source;
import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Makes the media of one request fit one target. */
final class Preparation {
  private final Gathered gathered;
  private final Terms terms;
  private final MediaLimits limits;
  private final Renditions renditions;
  private final Cancel cancel;
  private final long pixelsMax;
  private final int pictures;

  /**
   * @param pixelsMax what a picture's header may claim
   */
  Preparation(
      Gathered gathered, Terms terms, Renditions renditions, long pixelsMax, Cancel cancel) {
    this.gathered = gathered;
    this.terms = terms;
    this.limits = terms.limits();
    this.renditions = renditions;
    this.pixelsMax = pixelsMax;
    this.cancel = cancel;
    this.pictures = (int) gathered.items().stream().filter(Preparation::counts).count();
  }

  /** Documents count as pictures where a vendor counts at all. */
  private static boolean counts(Item item) {
    Modality modality = item.part().form().modality();
    return modality == Modality.IMAGE || modality == Modality.FILE;
  }

  PreparedRequest run() {
    checkCount();
    List<Prepared> prepared =
        new ArrayList<>(Together.map(gathered.items(), renditions.atOnce(), cancel, this::prepare));
    new Shrinking(limits.requestBytesMax() - gathered.textBytes(), this::smaller).run(prepared);
    var request = new Rewriting(gathered.request(), limits.images().roles(), prepared).run();
    return new PreparedRequest(request, new Reporting(terms).report(prepared));
  }

  private void checkCount() {
    int most = limits.images().countMax();
    if (pictures > most) {
      Item beyond =
          gathered.items().stream()
              .filter(Preparation::counts)
              .skip(most)
              .findFirst()
              .orElseThrow();
      throw new FailureException(
          new Failure.InvalidRequest(
              "The request has %d pictures, history included; this model takes at most %d. Leave out the oldest."
                  .formatted(pictures, most),
              Optional.of(beyond.part().place().toString())));
    }
  }

  private Prepared prepare(Item item, Cancel cancel) {
    return switch (item) {
      case Item.Absent(Part.Media part) -> untouched(item, part);
      case Item.Present present ->
          switch (present.facts().format().modality()) {
            case IMAGE -> picture(present, cancel);
            case FILE -> document(present, cancel);
            default -> video(present, cancel);
          };
    };
  }

  private PicturePlan plan(Item.Present item) {
    return new PicturePlan(item, terms, pictures, pixelsMax);
  }

  private Prepared picture(Item.Present item, Cancel cancel) {
    return carryOut(item, plan(item).plan(), cancel);
  }

  private Prepared document(Item.Present item, Cancel cancel) {
    if (!limits.files().pdf()) {
      int room = limits.images().countMax() - pictures + 1;
      return carryOut(item, plan(item).pages(Math.min(room, limits.files().pagesMax())), cancel);
    }
    checkBytes(item, limits.files().bytesMax());
    return carryOut(item, Plan.unmade(item), cancel);
  }

  private Prepared video(Item.Present item, Cancel cancel) {
    MediaFacts facts = item.facts();
    if (!limits.videos().formats().contains(facts.format())) {
      throw rejected(
          item,
          MediaFault.UNSUPPORTED_IMAGE_MEDIA_TYPE,
          "The video is %s file; this model takes %s."
              .formatted(facts.format().one(), titles(limits.videos())));
    }
    checkBytes(item, limits.videos().bytesMax());
    return carryOut(item, Plan.unmade(item), cancel);
  }

  private static String titles(MediaLimits.Videos videos) {
    return String.join(", ", videos.formats().stream().map(Format::title).sorted().toList());
  }

  private static void checkBytes(Item.Present item, long most) {
    if (item.payload().bytes() > most) {
      throw rejected(
          item,
          MediaFault.IMAGE_FILE_TOO_LARGE,
          "The file has %d bytes; this model takes at most %d."
              .formatted(item.payload().bytes(), most));
    }
  }

  private Prepared carryOut(Item.Present item, Plan plan, Cancel cancel) {
    return switch (plan) {
      case Plan.Keep _ -> untouched(item, item.part());
      case Plan.Relabel _ -> {
        var source = new Source.Rendition(item.facts().format(), item.payload().base64());
        Part.Media part = item.part().with(item.part().form(), source, item.part().settings());
        yield new Prepared(item, List.of(part), List.of(), item.mended(), Duration.ZERO);
      }
      case Plan.Remake(Recipe recipe) -> remade(item, recipe, cancel);
    };
  }

  private Prepared remade(Item.Present item, Recipe recipe, Cancel cancel) {
    long began = System.nanoTime();
    List<Made> made = renditions.make(gathered.account(), item, recipe, cancel);
    List<Part.Media> parts =
        made.stream().map(file -> Forms.part(item.part(), file.format(), rendition(file))).toList();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return new Prepared(item, parts, made, Deeds.of(item, made), took);
  }

  private static Source.Rendition rendition(Made file) {
    return new Source.Rendition(file.format(), Slice.of(Base64.getEncoder().encode(file.bytes())));
  }

  private static Prepared untouched(Item item, Part.Media part) {
    return new Prepared(item, List.of(part), List.of(), List.of(), Duration.ZERO);
  }

  private Prepared smaller(Item.Present item, long bytesMax) {
    return carryOut(item, plan(item).plan(bytesMax), cancel);
  }

  private static FailureException rejected(Item.Present item, MediaFault fault, String message) {
    return new FailureException(
        new Failure.MediaRejected(fault, message, item.part().payloadPlace()));
  }
}
