package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.ConfigException;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import dev.fovea.vision.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target takes of media, and who says so last. */
class TargetLimitsTest {
  private static final int MIB = 1 << 20;
  private static final int MB = 1_000_000;

  @TempDir private Path folder;

  private Operator operator;

  @BeforeEach
  void operator() {
    operator = new Operator(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, openai, 512000000, 65535",
    "claude-opus-4-8, ruapi, 32000000, 8000",
    "anthropic/claude-opus-4.1, aimlapi, 32000000, 8000",
    "google/gemini-2.5-pro, aimlapi, 20000000, 65535",
    "qwen3-vl-plus, dashscope, 9223372036854775807, 65535",
    "openai/gpt-5-2, aimlapi, 32000000, 65535",
    "meta-llama/llama-4-scout-17b-16e-instruct, groq, 4000000, 65535",
    "kimi-k2.5, moonshot, 100000000, 65535",
    "meta-llama/Llama-4-Scout-17B-16E-Instruct, together, 9223372036854775807, 65535",
    "fovea/inspect, fovea, 9223372036854775807, 65535",
  })
  void aModelOfOursHasTheLimitsOfItsHostOrElseOfItsVendor(
      String model, String provider, long requestBytes, int side) throws IOException {
    Target target = operator.target("{}", model);
    assertThat(target.provider().name()).isEqualTo(provider);
    assertThat(target.media().requestBytesMax()).isEqualTo(requestBytes);
    assertThat(target.media().images().sideMax()).isEqualTo(side);
  }

  @Test
  void everyTargetTakesPicturesInAFormatThatWeWrite() throws IOException {
    Catalog catalog = operator.load("{}");
    assertThat(catalog.entries())
        .flatExtracting(CatalogEntry::targets)
        .hasSizeGreaterThan(100)
        .allSatisfy(target ->
            assertThat(target.media().images().formats()).containsAnyOf(Format.PNG, Format.JPEG));
  }

  @Test
  void atAnAggregatorOnlyTheUserShowsPictures() throws IOException {
    assertThat(operator.images("{}", "anthropic/claude-opus-4.1").roles())
        .containsExactly(Role.USER);
    assertThat(operator.images("{}", "google/gemini-2.5-pro").formats())
        .doesNotContain(Format.HEIC);
  }

  @Test
  void aPdfIsTakenAsItIsByModelsThatTakeFiles() throws IOException {
    assertThat(operator.target("{}", "gpt-4o").media().files().pdf()).isTrue();
    assertThat(operator.target("{}", "claude-opus-4-8").media().files().pdf()).isFalse();
  }

  @Test
  void aClaudeBehindAnUnknownAddressKeepsItsLimits() throws IOException {
    MediaLimits.Images images =
        operator.images(Operator.MINE.formatted("{}", "team/claude-sonnet-5"), "eye");
    assertThat(images.bytesMax()).isEqualTo(5 * MIB);
    assertThat(images.sideMax()).isEqualTo(8000);
    assertThat(images.manySideMax()).isEqualTo(2000);
  }

  @Test
  void aModelThatNobodyKnowsBehindAnUnknownAddressIsGeneric() throws IOException {
    MediaLimits limits =
        operator.target(Operator.MINE.formatted("{}", "house-model"), "eye").media();
    assertThat(limits.requestBytesMax()).isEqualTo(Long.MAX_VALUE);
    assertThat(limits.images().bytesMax()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aProviderNamesASetAndChangesSingleWords() throws IOException {
    String media =
        "{set: vllm, images_max: 8, many: {count: 2}, pdf: {pages: 5}, request_bytes: none}";
    MediaLimits limits = operator.target(Operator.MINE.formatted(media, "claude-x"), "eye").media();
    assertThat(limits.images().upright()).isTrue();
    assertThat(limits.images().countMax()).isEqualTo(8);
    assertThat(limits.images().manyCount()).isEqualTo(2);
    assertThat(limits.images().manySideMax()).isEqualTo(Integer.MAX_VALUE);
    assertThat(limits.images().sideMax()).isEqualTo(65_535);
    assertThat(limits.files().pagesMax()).isEqualTo(5);
    assertThat(limits.files().bytesMax()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aProvidersExceptionsGoByTheNameThatItGivesToAModel() throws IOException {
    String media =
        """
        {side_max: 4096, models: {"qwen*": {side_max: 2048}, "*eye*": groq, "*": {side_max: 1000}}}\
        """;
    assertThat(operator.images(Operator.MINE.formatted(media, "qwen-9"), "eye").sideMax())
        .isEqualTo(2048);
    assertThat(operator.images(Operator.MINE.formatted(media, "qwen-9"), "eye").aspectMax())
        .isEqualTo(200);
    assertThat(operator.images(Operator.MINE.formatted(media, "old-eye-2"), "eye").countMax())
        .isEqualTo(5);
    assertThat(operator.images(Operator.MINE.formatted(media, "other"), "eye").sideMax())
        .isEqualTo(1000);
  }

  @Test
  void whatTheOperatorSaysOfAProviderOfOursKeepsTheRest() throws IOException {
    String yaml =
        "providers: {openai: {media: {image_bytes: 1MB, models: {\"gpt-4o\": {alpha: false}}}}}";
    assertThat(operator.images(yaml, "gpt-4o").bytesMax()).isEqualTo(MB);
    assertThat(operator.images(yaml, "gpt-4o").countMax()).isEqualTo(1500);
    assertThat(operator.images(yaml, "gpt-4o").alpha()).isFalse();
    assertThat(operator.images(yaml, "gpt-4.1").alpha()).isTrue();
  }

  @Test
  void aModelWinsOverItsProviderAndATargetOverItsModel() throws IOException {
    String yaml =
        """
        providers: {openai: {media: {side_max: 4000, side_min: 5, images_max: 7}}}
        models:
          eye:
            input: [text, image]
            media: {side_max: 3000, side_min: 6}
            targets: [{provider: openai, model: gpt-4o, media: {side_max: 2000}}]
        """;
    assertThat(operator.images(yaml, "eye").sideMax()).isEqualTo(2000);
    assertThat(operator.images(yaml, "eye").sideMin()).isEqualTo(6);
    assertThat(operator.images(yaml, "eye").countMax()).isEqualTo(7);
  }

  @Test
  void aSetInAModelStartsAnew() throws IOException {
    String yaml = "models: {gpt-4o: {media: {set: groq, images_max: none}}}";
    assertThat(operator.images(yaml, "gpt-4o").bytesMax()).isEqualTo(4 * MB);
    assertThat(operator.images(yaml, "gpt-4o").countMax()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void anEngineOnThisMachineHasTheLimitsOfItsKind() throws IOException {
    Catalog catalog = operator.load("providers: {vllm: {media_policy: {downscale: original}}}");
    Operator.found(catalog, "vllm", "Qwen/Qwen3-VL-8B");
    Target target = catalog.find("vllm/eye").orElseThrow().targets().getFirst();
    assertThat(target.media().images().upright()).isTrue();
    assertThat(target.media().images().aspectMax()).isEqualTo(200);
    assertThat(target.media().fetches()).isFalse();
    assertThat(target.policy().downscale()).contains(Downscale.ORIGINAL);
  }

  @Test
  void wishesOfATargetWinOverThoseOfItsModelAndProvider() throws IOException {
    String yaml =
        """
        providers: {openai: {media_policy: {fetch: pass-through, report: true}}}
        models:
          eye:
            input: [text, image]
            media_policy: {downscale: economy, long_side: 1024, report: false}
            targets: [{provider: openai, media_policy: {downscale: original}}]
        """;
    assertThat(operator.target(yaml, "eye").policy())
        .isEqualTo(
            new MediaPolicy(
                Optional.of(Downscale.ORIGINAL),
                OptionalInt.of(1024),
                Optional.of(Fetch.PASS_THROUGH),
                Optional.of(false)));
    assertThat(operator.target(yaml, "gpt-4.1").policy().fetch()).contains(Fetch.PASS_THROUGH);
    assertThat(operator.target("{}", "gpt-4o").policy()).isEqualTo(MediaPolicy.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {imag_bytes: 1} | fovea.yaml:5: unknown key 'imag_bytes' in media. Did you mean 'image_bytes'?
          {set: claud} | fovea.yaml:5: 'claud' is no set of limits; expected one of generic, openai, claude, claude-cloud, gemini, qwen, mistral, xai, groq, kimi, nim, nebius, vllm, sglang, llama-cpp, ollama, lm-studio, inspect. Did you mean 'claude'?
          {formats: [png, jpge]} | fovea.yaml:5: 'jpge' is no format of pictures; expected one of png, jpeg, gif, webp, heic, avif, jxl, jp2, tiff, bmp, ico, psd, svg, jpg. Did you mean 'jpeg'?
          {formats: [png, mp4]} | fovea.yaml:5: 'mp4' is no format of pictures; expected one of png, jpeg, gif, webp, heic, avif, jxl, jp2, tiff, bmp, ico, psd, svg, jpg. Did you mean 'bmp'?
          {formats: [webp]} | fovea.yaml:5: formats must name png or jpeg, which others are converted to.
          {formats: png} | fovea.yaml:5: expected a list, found a value.
          {roles: [tool]} | fovea.yaml:5: roles must name user, to whom others hand their pictures.
          {roles: [users]} | fovea.yaml:5: 'users' is no role; expected one of system, developer, user, assistant, tool, function. Did you mean 'user'?
          {image_bytes: big} | fovea.yaml:5: image_bytes is a size such as 5MiB, 5MB or 5242880.
          {side_max: 10} | fovea.yaml:5: side_max is a whole number from 64 to 1000000000.
          {side_min: 0} | fovea.yaml:5: side_min is a whole number from 1 to 64.
          {images_max: few} | fovea.yaml:5: expected a number.
          {alpha: maybe} | fovea.yaml:5: alpha is either true or false.
          {many: {cuont: 1}} | fovea.yaml:5: unknown key 'cuont' in many. Did you mean 'count'?
          {video: {formats: [png]}} | fovea.yaml:5: 'png' is no format of videos; expected one of mp4, mov, webm, mkv, avi. Did you mean 'avi'?
          {pdf: {pages: 0}} | fovea.yaml:5: pages is a whole number from 1 to 1000000000.
          {models: {"x*": {sid_max: 100}}} | fovea.yaml:5: unknown key 'sid_max' in media. Did you mean 'side_max'?
          {models: {"x*": groc}} | fovea.yaml:5: 'groc' is no set of limits; expected one of generic, openai, claude, claude-cloud, gemini, qwen, mistral, xai, groq, kimi, nim, nebius, vllm, sglang, llama-cpp, ollama, lm-studio, inspect. Did you mean 'groq'?
          here | fovea.yaml:5: expected a mapping, found a value.
          """)
  void aWrongWordOfAProviderStopsTheStart(String media, String message) {
    assertThatThrownBy(() -> operator.load(Operator.MINE.formatted(media, "m")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {media: {models: {}}} | fovea.yaml:1: unknown key 'models' in media. Did you mean 'roles'?
          {media_policy: {downscal: economy}} | fovea.yaml:1: unknown key 'downscal' in media_policy. Did you mean 'downscale'?
          {media_policy: {downscale: tiny}} | fovea.yaml:1: 'tiny' is no way to downscale; expected one of provider, economy, original. Did you mean 'economy'?
          {media_policy: {fetch: pass_through}} | fovea.yaml:1: 'pass_through' is no way to fetch; expected one of auto, inline, pass-through. Did you mean 'pass-through'?
          {media_policy: {long_side: 63}} | fovea.yaml:1: long_side is a whole number from 64 to 65535.
          {media_policy: {report: 1}} | fovea.yaml:1: report is either true or false.
          {targets: [{provider: openai, media: {sid_max: 100}}]} | fovea.yaml:1: unknown key 'sid_max' in media. Did you mean 'side_max'?
          """)
  void aWrongWordOfAModelStopsTheStart(String model, String message) {
    assertThatThrownBy(() -> operator.load("models: {gpt-4o: " + model + "}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }
}
