package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.provider.LocalEngine.LocalModel;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import dev.fovea.vision.VisionRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final List<Provider> made = new ArrayList<>();

  @Test
  void withoutAnyKeyTheBuiltInEngineIsReady() {
    Catalog catalog = catalog(Map.of());
    assertThat(catalog.entries().stream().filter(CatalogEntry::ready))
        .extracting(entry -> entry.model().id())
        .containsExactly("fovea/inspect");
    List<Target> targets = catalog.resolve(Requests.about("fovea/inspect", MediaForm.IMAGE_URL));
    assertThat(targets).hasSize(1);
    assertThat(targets.getFirst().provider().dialect()).isEqualTo("inspect");
    assertThat(targets.getFirst().name()).isEqualTo("inspect");
  }

  @Test
  void aKeyInTheEnvironmentSwitchesItsProviderOn() {
    Catalog catalog = catalog(Map.of("RUNCRATE_API_KEY", "rc_live_1"));
    Target target =
        catalog
            .resolve(Requests.about("Qwen/Qwen3-VL-235B-A22B-Instruct", MediaForm.IMAGE_URL))
            .getFirst();
    assertThat(target.provider().baseUrl()).hasToString("https://api.runcrate.ai/v1");
    assertThat(target.provider().headers()).containsEntry("Authorization", "Bearer rc_live_1");
    assertThat(target.provider().keyVariable()).contains("RUNCRATE_API_KEY");
    assertThat(target.toString()).doesNotContain("rc_live_1");
    assertThat(catalog.providers().toString()).doesNotContain("rc_live_1");
  }

  @Test
  void usableTargetsComeInTheOrderOfTheFile() {
    Map<String, String> environment = Map.of("AIMLAPI_API_KEY", "a", "OPENAI_API_KEY", "o");
    assertThat(catalog(environment).resolve(Requests.about("gpt-4o")))
        .extracting(target -> target.provider().name())
        .containsExactly("openai", "aimlapi");
    assertThat(catalog(Map.of("AIMLAPI_API_KEY", "a")).resolve(Requests.about("gpt-4o")))
        .extracting(target -> target.provider().name())
        .containsExactly("aimlapi");
  }

  @Test
  void eachProviderIsReachedByOneUpstream() {
    Catalog catalog = catalog(Map.of("OPENAI_API_KEY", "o"));
    assertThat(catalog.resolve(Requests.about("gpt-4o")).getFirst().upstream())
        .isSameAs(catalog.resolve(Requests.about("gpt-4.1")).getFirst().upstream());
    catalog.found(List.of());
    assertThat(made).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownModelIsAnsweredWithTheNearestReadyOnes() {
    Catalog catalog = catalog(Map.of("OPENAI_API_KEY", "o"));
    assertThat(failure(catalog, Requests.about("gpt-4-o")))
        .isInstanceOf(Failure.ModelNotFound.class)
        .extracting(Failure::message)
        .asString()
        .startsWith("The model 'gpt-4-o' does not exist. Nearest that are ready: gpt-4o, ")
        .endsWith(" GET /v1/models lists all.");
  }

  @Test
  void anEndlessNameIsNotRepeatedWhole() {
    Failure failure = failure(catalog(Map.of()), Requests.about("x".repeat(1_000_000)));
    assertThat(failure.message()).hasSizeLessThan(400);
  }

  @Test
  void aModelThatNobodyServesNamesTheVariableAndWhatIsReady() {
    assertThat(failure(catalog(Map.of()), Requests.about("Qwen/Qwen3-VL-235B-A22B-Instruct")))
        .isEqualTo(
            new Failure.ModelNotFound(
                "The model 'Qwen/Qwen3-VL-235B-A22B-Instruct' is known, but nobody serves it here."
                    + " Set RUNCRATE_API_KEY to use it at Runcrate. Ready now: fovea/inspect."));
    assertThat(failure(catalog(Map.of()), Requests.about("gpt-4o")).message())
        .contains(
            "Set OPENAI_API_KEY to use it at OpenAI. Set AIMLAPI_API_KEY to use it at AI/ML API.");
  }

  @Test
  void aPictureForATextOnlyModelIsRefusedWithItsPlace() {
    Catalog catalog = catalog(Map.of("RUAPI_API_KEY", "r"));
    assertThat(catalog.resolve(Requests.about("deepseek-chat"))).hasSize(1);
    assertThat(failure(catalog, Requests.about("deepseek-chat", MediaForm.IMAGE_URL)))
        .isEqualTo(
            new Failure.ModalityUnsupported(
                "deepseek-chat",
                "image",
                "messages[0].content[1].image_url.url",
                List.of("fovea/inspect", "claude-opus-4-8")));
  }

  @Test
  void theFirstPartThatDoesNotFitIsNamed() {
    Catalog catalog = catalog(Map.of("AIMLAPI_API_KEY", "a"));
    assertThat(failure(catalog, Requests.about("gpt-4o", MediaForm.IMAGE_URL, MediaForm.VIDEO_URL)))
        .isEqualTo(
            new Failure.ModalityUnsupported(
                "gpt-4o",
                "video",
                "messages[0].content[2].video_url.url",
                List.of("alibaba/qwen3.5-omni-plus", "alibaba/qwen3.5-omni-flash")));
  }

  @Test
  void aDocumentIsLeftToModelsThatSeeForItsPagesBecomePictures() {
    Catalog catalog = catalog(Map.of("AIMLAPI_API_KEY", "a", "RUAPI_API_KEY", "r"));
    assertThat(catalog.resolve(Requests.about("gemini-1.5-pro", MediaForm.FILE))).hasSize(1);
    assertThat(failure(catalog, Requests.about("deepseek-chat", MediaForm.FILE)))
        .isInstanceOfSatisfying(
            Failure.ModalityUnsupported.class,
            refused -> {
              assertThat(refused.modality()).isEqualTo("file");
              assertThat(refused.param()).isEqualTo("messages[0].content[1].file.file_data");
              assertThat(refused.takers()).contains("fovea/inspect");
            });
  }

  @Test
  void aDocumentThatTheUpstreamKeepsHasNoPagesToShow() {
    Catalog catalog = catalog(Map.of("AIMLAPI_API_KEY", "a", "OPENAI_API_KEY", "o"));
    assertThat(catalog.resolve(Requests.stored("gpt-4.1", MediaForm.FILE))).hasSize(1);
    assertThat(failure(catalog, Requests.stored("gemini-1.5-pro", MediaForm.FILE)))
        .isInstanceOfSatisfying(
            Failure.ModalityUnsupported.class,
            refused ->
                assertThat(refused.takers()).startsWith("gpt-4o").doesNotContain("fovea/inspect"));
  }

  @Test
  void soundsAreForModelsThatHear() {
    assertThat(failure(catalog(Map.of("OPENAI_API_KEY", "o")), audio()))
        .isInstanceOfSatisfying(
            Failure.ModalityUnsupported.class,
            refused -> assertThat(refused.modality()).isEqualTo("audio"));
  }

  private static VisionRequest audio() {
    return Requests.about("gpt-4o", MediaForm.INPUT_AUDIO);
  }

  @Test
  void whoIsOffSaysWhatToDo() {
    assertThat(catalog(Map.of("AZURE_OPENAI_API_KEY", "a")).providers())
        .filteredOn(status -> status.name().equals("azure-openai"))
        .containsExactly(
            new ProviderStatus(
                "azure-openai", "Azure OpenAI", false, "Set AZURE_OPENAI_ENDPOINT.", false));
  }

  @Test
  void localEnginesComeAndGo() {
    Catalog catalog = catalog(Map.of());
    Provider ollama =
        catalog.localProviders().stream()
            .filter(provider -> provider.name().equals("ollama"))
            .findFirst()
            .orElseThrow()
            .at(URI.create("http://127.0.0.1:5000/v1"));
    Model model =
        new Model(
            "ollama/llava:7b",
            EnumSet.of(Modality.TEXT, Modality.IMAGE),
            OptionalLong.empty(),
            "",
            List.of());
    catalog.found(List.of(new LocalEngine(ollama, List.of(new LocalModel(model, "llava:7b")))));
    CatalogEntry entry = catalog.find("ollama/llava:7b").orElseThrow();
    assertThat(entry.ownedBy()).isEqualTo("ollama");
    assertThat(entry.targets().getFirst().name()).isEqualTo("llava:7b");
    assertThat(entry.targets().getFirst().provider().baseUrl()).hasPort(5000);
    catalog.found(List.of());
    assertThat(catalog.find("ollama/llava:7b")).isEmpty();
  }

  private Catalog catalog(Map<String, String> environment) {
    return Catalog.load(Settings.defaults(), environment, this::upstream);
  }

  private Upstream upstream(Provider provider) {
    made.add(provider);
    return (request, target, sink) -> new Outcome.Completed(Usage.NONE);
  }

  private static Failure failure(Catalog catalog, VisionRequest request) {
    List<Failure> failures = new ArrayList<>();
    assertThatThrownBy(() -> catalog.resolve(request))
        .isInstanceOfSatisfying(FailureException.class, thrown -> failures.add(thrown.failure()));
    return failures.getFirst();
  }
}
