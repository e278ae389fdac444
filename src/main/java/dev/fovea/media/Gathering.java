package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.media.fetch.Fetched;
import dev.fovea.media.fetch.Fetcher;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.Probe;
import dev.fovea.vision.MediaPolicy.Fetch;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at every media part of one request. */
final class Gathering {
  private final Fetcher fetcher;
  private final Guard guard;
  private final String account;
  private final Terms terms;
  private final Cancel cancel;
  private Map<Place, Fetched> fetched = Map.of();

  Gathering(Fetcher fetcher, Guard guard, String account, Terms terms, Cancel cancel) {
    this.fetcher = fetcher;
    this.guard = guard;
    this.account = account;
    this.terms = terms;
    this.cancel = cancel;
  }

  Gathered run(VisionRequest request) {
    List<Part.Media> media = request.media().toList();
    guard.checkCount(media);
    fetched = fetcher.fetch(account, media.stream().filter(this::ours).toList(), cancel);
    Map<Place, Item> items = new HashMap<>();
    long total = 0;
    for (Part.Media part : media) {
      Item item = item(part);
      total += item instanceof Item.Present present ? present.payload().bytes() : 0;
      guard.checkTotal(total, part.payloadPlace());
      items.put(part.place(), item);
    }
    return new Gathered(account, request, items);
  }

  /** Whether a part names a URL that we are to fetch. */
  private boolean ours(Part.Media part) {
    if (!(part.source() instanceof Source.Remote(Slice raw))) {
      return false;
    }
    boolean http = isHttp(raw, part);
    if (!terms.limits().fetches()) {
      return true;
    }
    return switch (terms.policy().fetch().orElse(Fetch.AUTO)) {
      case INLINE -> true;
      case PASS_THROUGH -> false;
      case AUTO -> http && part.form().modality() == Modality.IMAGE;
    };
  }

  /** Vendors have schemes of their own for what lies with them, such as {@code gs:}. */
  private static boolean isHttp(Slice raw, Part.Media part) {
    guardLength(raw, part);
    String url = Json.string(raw);
    return url.regionMatches(true, 0, "http", 0, 4);
  }

  private Item item(Part.Media part) {
    return switch (part.source()) {
      case Source.Inline inline when part.form().modality() == Modality.AUDIO -> {
        Payload.of(inline, part.payloadPlace());
        yield new Item.Absent(part);
      }
      case Source.Inline inline -> present(part, inline);
      case Source.Remote _, Source.Stored _, Source.Rendition _ ->
          Optional.ofNullable(fetched.get(part.place()))
              .map(file -> present(part, file))
              .orElseGet(() -> new Item.Absent(part));
    };
  }

  private Item present(Part.Media part, Source.Inline inline) {
    Payload payload = Payload.of(inline, part.payloadPlace());
    MediaFacts facts = facts(payload, part);
    boolean tidy =
        !payload.touched()
            && part.form() == Forms.of(facts.format(), part.form())
            && inline.mediaType().equals(facts.format().mediaType());
    return new Item.Present(
        Forms.part(part, facts.format(), inline), payload, facts, tidy, Duration.ZERO);
  }

  private Item present(Part.Media part, Fetched file) {
    // Every upstream takes base64; it is written once, whatever number of targets is tried.
    var payload = new Payload(Slice.of(Base64.getEncoder().encode(file.bytes())), true);
    MediaFacts facts = facts(payload, part);
    return new Item.Present(
        Forms.part(part, facts.format(), part.source()), payload, facts, false, file.took());
  }

  private MediaFacts facts(Payload payload, Part.Media part) {
    MediaFacts facts = Probe.facts(payload.file(), part.payloadPlace());
    guard.check(facts, payload.bytes(), part.payloadPlace());
    return facts;
  }
}
