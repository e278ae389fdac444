package dev.fovea.media;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.Part;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.Source;
import dev.fovea.vision.VisionRequest;
import java.util.List;

/** Makes a request's media ready to be sent. Safe for use by many threads. */
public final class Media {
  /** Longest URL that is taken, in bytes; browsers and servers agree on about this much. */
  private static final int URL_BYTES_MAX = 8192;

  /**
   * Checks every picture, video, file and sound of the request, history included.
   *
   * @throws FailureException {@link Failure.MediaRejected} that names the first part which cannot
   *     be used
   */
  public PreparedRequest prepare(VisionRequest request) {
    List<Part.Media> media = request.media().toList();
    media.forEach(Media::check);
    return new PreparedRequest(request, MediaReport.NONE);
  }

  private static void check(Part.Media part) {
    switch (part.source()) {
      case Source.Inline inline -> checkPayload(inline, part);
      case Source.Remote(Slice raw) -> checkUrl(raw, part);
      case Source.Stored _, Source.Rendition _ -> {}
    }
  }

  private static void checkPayload(Source.Inline inline, Part.Media part) {
    if (inline.payload().isEmpty()) {
      throw rejected(
          MediaFault.EMPTY_IMAGE_FILE,
          "The data URI has no payload after its comma: the file was empty, or was not read.",
          part);
    }
    Slice unchecked = inline.payload().from(inline.checked());
    if (!unchecked.isEmpty() && !Base64Payload.valid(unchecked)) {
      throw rejected(
          MediaFault.INVALID_BASE64_IMAGE,
          "The payload is not valid base64. Encode the file's bytes with the standard alphabet and"
              + " no line breaks.",
          part);
    }
  }

  private static void checkUrl(Slice raw, Part.Media part) {
    if (raw.length() > URL_BYTES_MAX) {
      throw rejected(
          MediaFault.INVALID_IMAGE_URL,
          "The URL is longer than %d bytes. Was base64 sent without its 'data:image/…;base64,'?"
              .formatted(URL_BYTES_MAX),
          part);
    }
    String url = Json.string(raw);
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw rejected(
          MediaFault.INVALID_IMAGE_URL,
          "The URL has to begin with https://, http:// or data:.",
          part);
    }
  }

  private static FailureException rejected(MediaFault fault, String message, Part.Media part) {
    return new FailureException(new Failure.MediaRejected(fault, message, part.payloadPlace()));
  }
}
