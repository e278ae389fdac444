package dev.fovea.provider.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.provider.limits.LimitSets.Described;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of vendors, each as its page or an experiment has it. */
class LimitSetsTest {
  private static final int MIB = 1 << 20;
  private static final int MB = 1_000_000;

  private final LimitSets sets = LimitSets.load();

  @Test
  void everySetIsDatedAndSaysWhoSaysSo() {
    for (Described set : sets.described()) {
      assertThat(set.asOf()).as(set.name()).matches("20\\d\\d-(0[1-9]|1[0-2])");
      assertThat(set.source()).as(set.name()).hasSizeGreaterThan(20);
    }
    assertThat(sets.described())
        .extracting(Described::name)
        .doesNotHaveDuplicates()
        .contains("openai", "claude", "claude-cloud", "gemini", "qwen", "mistral", "xai", "groq")
        .contains("kimi", "nim", "nebius", "vllm", "llama-cpp", "ollama", "lm-studio", "sglang")
        .contains("inspect")
        .startsWith("generic");
  }

  @Test
  void everySetTakesPicturesOfTheUserInAFormatThatWeWrite() {
    for (Described set : sets.described()) {
      MediaLimits.Images images = set.limits().images();
      assertThat(images.formats()).as(set.name()).containsAnyOf(Format.PNG, Format.JPEG);
      assertThat(images.roles()).as(set.name()).contains(Role.USER);
      assertThat(images.sideMin()).as(set.name()).isLessThan(images.manySideMax());
    }
  }

  @Test
  void ofAHostThatNobodyKnowsTheFormatsOfOpenAiAreAssumed() {
    MediaLimits generic = limits("generic");
    assertThat(generic.images().formats())
        .containsExactlyInAnyOrder(Format.PNG, Format.JPEG, Format.WEBP, Format.GIF);
    assertThat(generic.images().animated()).isFalse();
    assertThat(generic.images().bytesMax()).isEqualTo(Long.MAX_VALUE);
    assertThat(generic.images().sideMax()).isEqualTo(65_535);
    assertThat(generic.images().countMax()).isEqualTo(Integer.MAX_VALUE);
    assertThat(generic.requestBytesMax()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void claudeTakesFiveMebibytesOfBase64AndSmallerSidesBeyondTwentyPictures() {
    MediaLimits claude = limits("claude");
    assertThat(claude.images().bytesMax()).isEqualTo(5 * MIB);
    assertThat(claude.images().base64()).isTrue();
    assertThat(claude.images().sideMax()).isEqualTo(8000);
    assertThat(claude.images().manyCount()).isEqualTo(20);
    assertThat(claude.images().manySideMax()).isEqualTo(2000);
    assertThat(claude.images().countMax()).isEqualTo(100);
    assertThat(claude.images().roles()).containsExactlyInAnyOrder(Role.USER, Role.TOOL);
    assertThat(claude.images().upright()).isFalse();
    assertThat(claude.files().bytesMax()).isEqualTo(32 * MB);
    assertThat(claude.files().pagesMax()).isEqualTo(100);
    assertThat(claude.requestBytesMax()).isEqualTo(32 * MB);
    assertThat(claude.fetches()).isTrue();
  }

  @Test
  void claudeAtACloudFetchesNothing() {
    assertThat(limits("claude-cloud").fetches()).isFalse();
    assertThat(limits("claude-cloud").images()).isEqualTo(images("claude"));
    assertThat(limits("claude-cloud").requestBytesMax()).isLessThan(32 * MB);
  }

  @Test
  void openAiTakesPicturesOfTheUserOnly() {
    assertThat(images("openai").roles()).containsExactly(Role.USER);
    assertThat(images("openai").countMax()).isEqualTo(1500);
    assertThat(images("openai").formats()).isEqualTo(images("generic").formats());
    assertThat(images("openai").animated()).isFalse();
    assertThat(limits("openai").requestBytesMax()).isEqualTo(512L * MB);
  }

  @Test
  void geminiTakesHeicButNoGif() {
    assertThat(images("gemini").formats())
        .containsExactlyInAnyOrder(Format.PNG, Format.JPEG, Format.WEBP, Format.HEIC);
    assertThat(images("gemini").countMax()).isEqualTo(3600);
    assertThat(limits("gemini").requestBytesMax()).isEqualTo(20 * MB);
    assertThat(limits("gemini").files().pagesMax()).isEqualTo(1000);
  }

  @Test
  void qwenWantsBothSidesLongerThanTenPixels() {
    assertThat(images("qwen").sideMin()).isEqualTo(11);
    assertThat(images("qwen").aspectMax()).isEqualTo(200);
    assertThat(images("qwen").bytesMax()).isEqualTo(10 * MB);
    assertThat(images("qwen").base64()).isTrue();
    assertThat(images("qwen").formats()).doesNotContain(Format.GIF);
    assertThat(limits("qwen").videos().bytesMax()).isEqualTo(7 * MB);
  }

  @Test
  void groqTakesFivePicturesInFourMegabytes() {
    assertThat(images("groq").countMax()).isEqualTo(5);
    assertThat(images("groq").bytesMax()).isEqualTo(4 * MB);
    assertThat(images("groq").base64()).isTrue();
    assertThat(images("groq").pixelsMax()).isEqualTo(33_177_600);
    assertThat(limits("groq").requestBytesMax()).isEqualTo(4 * MB);
  }

  @Test
  void hostsCapWhatTheyWereSeenToCap() {
    assertThat(images("xai").bytesMax()).isEqualTo(20 * MIB);
    assertThat(images("xai").base64()).isFalse();
    assertThat(images("xai").formats()).doesNotContain(Format.GIF);
    assertThat(images("mistral").bytesMax()).isEqualTo(10 * MB);
    assertThat(limits("nim").requestBytesMax()).isEqualTo(26_214_400);
    assertThat(images("nebius").bytesMax()).isEqualTo(10 * MIB);
    assertThat(limits("kimi").requestBytesMax()).isEqualTo(100 * MB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kimi",
        "claude-cloud",
        "ollama",
        "llama-cpp",
        "lm-studio",
        "vllm",
        "sglang",
        "inspect"
      })
  void isGivenNoUrls(String name) {
    assertThat(limits(name).fetches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openai", "claude", "mistral", "xai", "groq", "ollama", "lm-studio", "inspect"})
  void takesNoVideo(String name) {
    assertThat(limits(name).videos().formats()).isEmpty();
  }

  @Test
  void theDecoderOfLlamaCppReadsNeitherWebpNorOrientationNorTransparency() {
    for (String name : new String[] {"llama-cpp", "ollama"}) {
      assertThat(images(name).formats()).containsExactlyInAnyOrder(Format.PNG, Format.JPEG);
      assertThat(images(name).upright()).isFalse();
      assertThat(images(name).alpha()).isFalse();
    }
    assertThat(images("lm-studio").formats()).contains(Format.WEBP);
    assertThat(images("sglang").upright()).isFalse();
    assertThat(images("vllm").upright()).isTrue();
    assertThat(images("vllm").alpha()).isTrue();
  }

  @Test
  void theBuiltInEngineTakesWhatItReads() {
    assertThat(images("inspect").formats())
        .hasSize(9)
        .contains(Format.PNG, Format.JPEG, Format.HEIC, Format.PSD)
        .doesNotContain(Format.AVIF, Format.JP2, Format.SVG, Format.JXL, Format.PDF);
    assertThat(images("inspect").upright()).isTrue();
    assertThat(images("inspect").pixelsMax()).isEqualTo(100 * MB);
  }

  private MediaLimits.Images images(String name) {
    return limits(name).images();
  }

  private MediaLimits limits(String name) {
    return sets.described().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow()
        .limits();
  }
}
