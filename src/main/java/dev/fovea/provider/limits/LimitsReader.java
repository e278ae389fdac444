package dev.fovea.provider.limits;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the words of {@code media}. Each word has bounds of its own and none contradicts another,
 * so that words which were read once can be laid over any limits.
 */
final class LimitsReader {
  /** Another set to start from, instead of what holds so far. */
  static final String SET = "set";

  static final List<String> WORDS =
      List.of(
          SET,
          "formats",
          "image_bytes",
          "count_base64",
          "side_max",
          "side_min",
          "pixels_max",
          "aspect_max",
          "images_max",
          "many",
          "animated",
          "upright",
          "alpha",
          "roles",
          "video",
          "pdf",
          "request_bytes",
          "fetches");

  private static final List<String> MANY_WORDS = List.of("count", "side_max");
  private static final List<String> VIDEO_WORDS = List.of("formats", "bytes");
  private static final List<String> PDF_WORDS = List.of("bytes", "pages");

  /** What {@code side_min} may ask for at most, and {@code side_max} has to allow. */
  private static final int SIDE = 64;

  private static final Map<String, Format> PICTURES = pictures();
  private static final Map<String, Format> VIDEOS = formats(Modality.VIDEO);
  private static final Map<String, Role> ROLES = byWord(Role.values(), Role::word);

  private final Map<String, MediaLimits> sets;
  private final Values values;

  /**
   * @param sets which may be named; the map may grow meanwhile
   */
  LimitsReader(Map<String, MediaLimits> sets, Values values) {
    this.sets = sets;
    this.values = values;
  }

  /**
   * The limits that {@code said} states, and those of {@code base} where it states nothing.
   *
   * @throws ConfigException that names the word which is wrong, and the nearest that is known
   */
  MediaLimits over(MediaLimits base, Mapping said) {
    var words = new Words(said.only("media", WORDS), values);
    MediaLimits start = words.scalar(SET).map(this::set).orElse(base);
    return new MediaLimits(
        images(words, start.images()),
        videos(words.within("video", VIDEO_WORDS), start.videos()),
        files(words.within("pdf", PDF_WORDS), start.files()),
        words.bytes("request_bytes", start.requestBytesMax()),
        words.flag("fetches", start.fetches()));
  }

  private MediaLimits set(Node.Scalar name) {
    String word = values.choice("no set of limits", name, sets.keySet());
    return Objects.requireNonNull(sets.get(word), word);
  }

  private static MediaLimits.Images images(Words words, MediaLimits.Images base) {
    Words many = words.within("many", MANY_WORDS);
    return new MediaLimits.Images(
        pictures(words, base.formats()),
        words.bytes("image_bytes", base.bytesMax()),
        words.flag("count_base64", base.base64()),
        words.most("side_max", SIDE, base.sideMax()),
        words.whole("side_min", 1, SIDE, base.sideMin()),
        words.pixels("pixels_max", SIDE * SIDE, base.pixelsMax()),
        words.most("aspect_max", 2, base.aspectMax()),
        words.most("images_max", 1, base.countMax()),
        many.most("count", 1, base.manyCount()),
        many.most("side_max", SIDE, base.manySideMax()),
        words.flag("animated", base.animated()),
        words.flag("upright", base.upright()),
        words.flag("alpha", base.alpha()),
        roles(words, base.roles()));
  }

  /** Pictures are converted to PNG or JPEG, so one of them has to be taken. */
  private static Set<Format> pictures(Words words, Set<Format> base) {
    Set<Format> formats = words.several("formats", "no format of pictures", PICTURES, base);
    return need(
        words,
        "formats",
        formats,
        formats.contains(Format.PNG) || formats.contains(Format.JPEG),
        "png or jpeg, which others are converted to");
  }

  /** Pictures of others are moved to a turn of the user. */
  private static Set<Role> roles(Words words, Set<Role> base) {
    Set<Role> roles = words.several("roles", "no role", ROLES, base);
    return need(
        words,
        "roles",
        roles,
        roles.contains(Role.USER),
        "user, to whom others hand their pictures");
  }

  private static <E> Set<E> need(
      Words words, String word, Set<E> said, boolean there, String needed) {
    if (!there) {
      throw new ConfigException(
          words.mapping().at(word).orElse(words.mapping()).where(),
          "%s must name %s.".formatted(word, needed));
    }
    return said;
  }

  private static MediaLimits.Videos videos(Words words, MediaLimits.Videos base) {
    return new MediaLimits.Videos(
        words.several("formats", "no format of videos", VIDEOS, base.formats()),
        words.bytes("bytes", base.bytesMax()));
  }

  private static MediaLimits.Files files(Words words, MediaLimits.Files base) {
    return new MediaLimits.Files(
        base.pdf(), words.bytes("bytes", base.bytesMax()), words.most("pages", 1, base.pagesMax()));
  }

  private static Map<String, Format> pictures() {
    Map<String, Format> pictures = formats(Modality.IMAGE);
    pictures.put("jpg", Format.JPEG);
    return pictures;
  }

  private static Map<String, Format> formats(Modality modality) {
    Format[] formats =
        Arrays.stream(Format.values())
            .filter(format -> format.modality() == modality)
            .toArray(Format[]::new);
    return byWord(formats, Format::word);
  }

  private static <E> Map<String, E> byWord(E[] constants, Function<E, String> word) {
    return Arrays.stream(constants)
        .collect(Collectors.toMap(word, Function.identity(), (one, _) -> one, LinkedHashMap::new));
  }
}
