package dev.fovea.media;

import dev.fovea.media.picture.Made;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.MediaReport.Entry;
import dev.fovea.vision.MediaReport.File;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what was done with each media part. */
final class Reporting {
  private final Terms terms;

  Reporting(Terms terms) {
    this.terms = terms;
  }

  MediaReport report(List<Prepared> prepared) {
    return new MediaReport(
        prepared.stream().map(this::entry).toList(), terms.policy().report().orElse(false));
  }

  private Entry entry(Prepared prepared) {
    return switch (prepared.item()) {
      case Item.Absent(var part) ->
          new Entry(
              part.place(),
              Optional.empty(),
              List.of(),
              1,
              0,
              List.of(),
              Duration.ZERO,
              Duration.ZERO);
      case Item.Present item -> entry(prepared, item);
    };
  }

  private Entry entry(Prepared prepared, Item.Present item) {
    File came = came(item);
    List<File> sent =
        prepared.made().isEmpty()
            ? List.of(came)
            : prepared.made().stream().map(Reporting::sent).toList();
    return new Entry(
        item.part().place(),
        Optional.of(came),
        sent,
        scale(came, sent),
        tokens(item, sent),
        prepared.done(),
        item.fetch(),
        prepared.transform());
  }

  private static File came(Item.Present item) {
    return new File(
        item.facts().format().mediaType(), item.payload().bytes(), item.facts().upright());
  }

  private static File sent(Made made) {
    return new File(made.format().mediaType(), made.bytes().length, Optional.of(made.size()));
  }

  private static double scale(File came, List<File> sent) {
    Optional<Size> before = came.size();
    Optional<Size> after = sent.getFirst().size();
    return before.isPresent() && after.isPresent()
        ? (double) after.get().longSide() / before.get().longSide()
        : 1;
  }

  private long tokens(Item.Present item, List<File> sent) {
    if (item.facts().format().modality() == Modality.VIDEO) {
      return item.facts().size().isEmpty() || item.facts().video().isEmpty()
          ? 0
          : terms.tokens().video(item.facts().size().get(), item.facts().video().get().duration());
    }
    return sent.stream()
        .flatMap(file -> file.size().stream())
        .mapToLong(size -> terms.tokens().picture(size, item.part().detail()).tokens())
        .sum();
  }
}
