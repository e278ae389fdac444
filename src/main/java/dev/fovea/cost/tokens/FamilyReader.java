package dev.fovea.cost.tokens;

import dev.fovea.config.Node.Mapping;
import dev.fovea.cost.tokens.OpenAiPatches.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one family of {@code tokens/families.yaml}: a vendor's algorithm and its constants. */
final class FamilyReader {
  /** Words of every family, whatever its kind. */
  static final List<String> SHARED = List.of("kind", "as_of", "note", "video", "page");

  private final Constants constants;

  private FamilyReader(Constants constants) {
    this.constants = constants;
  }

  static TokenFamily read(String name, Mapping words) {
    var constants = new Constants("family '" + name + "'", words);
    Optional<ByDetail> page =
        constants.has("page") ? Optional.of(constants.byDetail("page")) : Optional.empty();
    return new TokenFamily(
        name,
        new FamilyReader(constants).pictures(),
        constants.innerIf("video").map(FamilyReader::video),
        page);
  }

  private PictureRule pictures() {
    return switch (constants.text("kind")) {
      case "openai-tiles" -> openAiTiles();
      case "openai-patches" -> openAiPatches();
      case "claude" -> claude();
      case "gemini-tiles" -> new GeminiTiles(only("tokens").count("tokens"));
      case "flat" -> new Flat(only("tokens").byDetail("tokens"));
      case "smart-resize" -> smartResize();
      case "mistral" -> mistral();
      case "llama-tiles" -> llamaTiles();
      case "bound" -> bound();
      default -> throw constants.wrong("kind", "is not known");
    };
  }

  private OpenAiTiles openAiTiles() {
    only("base", "tile");
    return new OpenAiTiles(constants.count("base"), constants.count("tile"));
  }

  private OpenAiPatches openAiPatches() {
    only("multiplier", "auto", "high", "original");
    Budget high = budget(constants.inner("high"));
    Budget original = constants.innerIf("original").map(FamilyReader::budget).orElse(high);
    return new OpenAiPatches(
        constants.decimal("multiplier"), high, original, autoIsOriginal() ? original : high);
  }

  private boolean autoIsOriginal() {
    if (constants.has("auto") && !constants.text("auto").equals("original")) {
      throw constants.wrong("auto", "can only be original; it is high when not written");
    }
    return constants.has("auto");
  }

  private static Budget budget(Constants words) {
    words.only(List.of("patches", "side_max", "refuses"));
    return new Budget(
        words.count("patches"),
        words.countOr("side_max", Integer.MAX_VALUE),
        words.flag("refuses"));
  }

  private ClaudeCells claude() {
    only("edge", "tokens");
    return new ClaudeCells(constants.count("edge"), constants.count("tokens"));
  }

  private SmartResize smartResize() {
    only("unit", "pixels_min", "pixels_max");
    return new SmartResize(
        constants.count("unit"), constants.count("pixels_min"), constants.count("pixels_max"));
  }

  private MistralRows mistral() {
    only("patch", "side_max");
    return new MistralRows(constants.count("patch"), constants.count("side_max"));
  }

  private LlamaTiles llamaTiles() {
    only("side", "tiles_max", "tokens", "overview");
    return new LlamaTiles(
        constants.count("side"),
        constants.count("tiles_max"),
        constants.count("tokens"),
        constants.flag("overview"));
  }

  private PatchBound bound() {
    only();
    return new PatchBound();
  }

  private static VideoRule video(Constants words) {
    return words.has("per_second")
        ? new PerSecond(words.only(List.of("per_second")).count("per_second"))
        : qwenFrames(words);
  }

  private static QwenFrames qwenFrames(Constants words) {
    words.only(
        List.of(
            "unit",
            "frames_per_second",
            "frames_min",
            "frames_max",
            "frame_pixels_min",
            "frame_pixels_max",
            "pixels_max",
            "audio_per_second"));
    return new QwenFrames(
        words.count("unit"),
        words.count("frames_per_second"),
        words.count("frames_min"),
        words.count("frames_max"),
        words.count("frame_pixels_min"),
        words.count("frame_pixels_max"),
        words.count("pixels_max"),
        words.countOr("audio_per_second", 0));
  }

  private Constants only(String... words) {
    List<String> known = new ArrayList<>(SHARED);
    known.addAll(List.of(words));
    return constants.only(known);
  }
}
