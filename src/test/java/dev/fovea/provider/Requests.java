package dev.fovea.provider;

import dev.fovea.json.Slice;
import dev.fovea.vision.Content;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.Message;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Role;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Requests as a client would send them. */
final class Requests {
  private Requests() {}

  /** A question with these media behind a text, so that the first stands at {@code content[1]}. */
  static VisionRequest about(String model, MediaForm... media) {
    return request(model, new Source.Remote(Slice.of("https://example.com/a")), media);
  }

  /** The same about media that the upstream keeps. */
  static VisionRequest stored(String model, MediaForm... media) {
    return request(model, new Source.Stored(), media);
  }

  private static VisionRequest request(String model, Source source, MediaForm... media) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Text(Slice.of("What is this?"), List.of()));
    for (MediaForm form : media) {
      parts.add(new Part.Media(form, source, List.of(), List.of(), new Place(0, parts.size())));
    }
    Message message = new Message(Role.USER, new Content.Parts(parts), List.of());
    return new VisionRequest(
        "req-1",
        model,
        List.of(message),
        Optional.empty(),
        false,
        List.of(),
        OptionalLong.empty(),
        MediaPolicy.NONE,
        List.of());
  }
}
