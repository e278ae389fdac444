package dev.fovea.media;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.media.fetch.Fetched;
import dev.fovea.media.fetch.Fetches;
import dev.fovea.media.fetch.Wanted;
import dev.fovea.media.format.Bytes;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.media.format.Sniffer;
import dev.fovea.vision.Format;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every media part of one request. For one thread. */
final class Gathering {
  private static final String RELABELLED = "relabelled";

  /** What hosts call a file of which they know nothing. */
  private static final String ANYTHING = "/octet-stream";

  private final Fetches fetches;
  private final Guard guard;
  private final FetchRule rule;
  private final Map<Place, Fetched> fetched = new HashMap<>();
  private long total;

  Gathering(Fetches fetches, Guard guard, Terms terms) {
    this.fetches = fetches;
    this.guard = guard;
    this.rule = new FetchRule(terms);
  }

  /** One item for each media part, in their order. */
  List<Item> run(VisionRequest request) {
    List<Part.Media> media = request.media();
    guard.count(media);
    fetch(media.stream().filter(rule::ours).toList());
    return media.stream().map(this::item).toList();
  }

  private void fetch(List<Part.Media> ours) {
    List<Fetched> files = fetches.fetch(ours.stream().map(Gathering::wanted).toList());
    for (int i = 0; i < files.size(); i++) {
      fetched.put(ours.get(i).place(), files.get(i));
    }
  }

  private static Wanted wanted(Part.Media part) {
    String url = part.source() instanceof Source.Remote(Slice raw) ? Json.string(raw) : "";
    return new Wanted(url, part.form().modality(), part.payloadPlace());
  }

  private Item item(Part.Media part) {
    return switch (part.source()) {
      case Source.Inline inline -> inline(part, inline);
      case Source.Remote _, Source.Stored _, Source.Rendition _ ->
          Optional.ofNullable(fetched.get(part.place()))
              .map(file -> fetched(part, file))
              .orElseGet(() -> new Item.Absent(part));
    };
  }

  private Item inline(Part.Media part, Source.Inline inline) {
    Payload payload = Payload.of(inline, part.payloadPlace());
    Optional<Format> format = format(payload.file(), part);
    if (format.isEmpty()) {
      total(payload, part);
      return new Item.Absent(payload.touched() ? tidied(part, inline, payload) : part);
    }
    MediaFacts facts = facts(format.get(), payload, part);
    List<String> mended = new ArrayList<>();
    if (payload.touched()) {
      mended.add("tidied");
    }
    if (!formed(part, facts.format()) || !labelled(part, inline, facts.format())) {
      mended.add(RELABELLED);
    }
    return new Item.Present(
        Forms.part(part, facts.format(), inline), payload, facts, mended, Duration.ZERO);
  }

  /** Whether it rides in a part of its own kind. */
  private static boolean formed(Part.Media part, Format format) {
    return part.form() == Forms.of(format, part.form());
  }

  /** A field for base64 alone needs no label. */
  private static boolean labelled(Part.Media part, Source.Inline inline, Format format) {
    boolean bare = inline.mediaType().isEmpty() && !part.form().takesUrl();
    return bare || inline.mediaType().equals(format.mediaType());
  }

  private Item fetched(Part.Media part, Fetched file) {
    // Every upstream takes base64; it is written once, whatever number of targets is tried.
    var payload = new Payload(Slice.of(Base64.getEncoder().encode(file.bytes())), false);
    Format format = Probe.format(payload.file(), part.payloadPlace());
    MediaFacts facts = facts(format, payload, part);
    boolean unnamed = file.mediaType().isEmpty() || file.mediaType().endsWith(ANYTHING);
    List<String> mended =
        formed(part, format) && (unnamed || file.mediaType().equals(format.mediaType()))
            ? List.of("fetched")
            : List.of("fetched", RELABELLED);
    return new Item.Present(
        Forms.part(part, format, part.source()), payload, facts, mended, file.took());
  }

  /** Sounds, and documents other than PDF, are for the model to understand. */
  private static Optional<Format> format(Bytes file, Part.Media part) {
    return switch (part.form().modality()) {
      case AUDIO -> Optional.empty();
      case FILE -> Sniffer.sniff(file);
      case IMAGE, VIDEO, TEXT -> Optional.of(Probe.format(file, part.payloadPlace()));
    };
  }

  private static Part.Media tidied(Part.Media part, Source.Inline inline, Payload payload) {
    boolean bare = inline.raw().length() == inline.payload().length();
    return part.with(
        bare
            ? new Source.Inline(payload.base64(), payload.base64(), inline.mediaType())
            : DataUri.of(inline.mediaType(), payload.base64()));
  }

  private MediaFacts facts(Format format, Payload payload, Part.Media part) {
    String place = part.payloadPlace();
    guard.file(format, payload.bytes(), place);
    total(payload, part);
    MediaFacts facts = Probe.facts(format, payload.file(), place);
    guard.facts(facts, place);
    return facts;
  }

  private void total(Payload payload, Part.Media part) {
    total += payload.bytes();
    guard.total(total, part.payloadPlace());
  }
}
