package dev.fovea.api.openai;

import dev.fovea.json.Json;
import dev.fovea.json.JsonCursor;
import dev.fovea.json.JsonCursor.Kind;
import dev.fovea.json.Slice;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code x_media}: what a client wishes to be done with its media. */
final class MediaWishReader {
  private static final String FIELD = "x_media";
  private static final int WORD_BYTES_MAX = 32;

  private final JsonCursor json;
  private Optional<Downscale> downscale = Optional.empty();
  private OptionalInt longSide = OptionalInt.empty();
  private Optional<Fetch> fetch = Optional.empty();
  private Optional<Boolean> report = Optional.empty();

  MediaWishReader(JsonCursor json) {
    this.json = json;
  }

  MediaPolicy read() {
    if (json.kind() == Kind.NULL) {
      json.rawValue();
      return MediaPolicy.NONE;
    }
    if (json.kind() != Kind.OBJECT) {
      throw Invalid.type(FIELD, "an object such as {\"report\": true}");
    }
    json.enter();
    while (!json.leave()) {
      field(json.name());
    }
    return new MediaPolicy(downscale, longSide, fetch, report);
  }

  private void field(String name) {
    String place = FIELD + "." + name;
    switch (name) {
      case "downscale" ->
          downscale =
              Optional.of(
                  Downscale.of(word())
                      .orElseThrow(() -> Invalid.type(place, "provider, economy or original")));
      case "fetch" ->
          fetch =
              Optional.of(
                  Fetch.of(word())
                      .orElseThrow(() -> Invalid.type(place, "auto, inline or pass-through")));
      case "long_side" -> longSide = OptionalInt.of(side(place));
      case "report" -> report = Optional.of(flag(place));
      default ->
          throw Invalid.request(
              "x_media knows downscale, long_side, fetch and report.", brief(place));
    }
  }

  private String word() {
    Slice raw = json.kind() == Kind.STRING ? json.rawString() : json.rawValue();
    return raw.length() <= WORD_BYTES_MAX ? Json.string(raw) : "";
  }

  private int side(String place) {
    boolean whole = json.kind() == Kind.INTEGER;
    Slice raw = json.rawValue();
    int side = whole && raw.length() < 8 ? Integer.parseInt(raw.utf8()) : 0;
    if (side < MediaPolicy.LONG_SIDE_MIN || side > MediaPolicy.LONG_SIDE_MAX) {
      throw Invalid.type(
          place,
          "a number of pixels from %d to %d"
              .formatted(MediaPolicy.LONG_SIDE_MIN, MediaPolicy.LONG_SIDE_MAX));
    }
    return side;
  }

  private boolean flag(String place) {
    if (json.kind() != Kind.BOOLEAN) {
      throw Invalid.type(place, "true or false");
    }
    return json.rawValue().at(0) == 't';
  }

  private static String brief(String place) {
    return place.length() <= WORD_BYTES_MAX ? place : FIELD;
  }
}
