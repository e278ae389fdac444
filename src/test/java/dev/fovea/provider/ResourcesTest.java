package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Node;
import dev.fovea.config.Settings;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ResourcesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  private final Catalog catalog =
      Catalog.load(
          Settings.defaults(),
          Map.of(),
          provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));

  @Test
  void eachIndexNamesExactlyTheFilesOfItsFolder() throws IOException {
    for (String folder : List.of("providers", "models")) {
      try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .filter(name -> !name.equals("index"))
                .toList();
        assertThat(Resources.index("/" + folder + "/")).containsExactlyInAnyOrderElementsOf(names);
      }
    }
  }

  @Test
  void everyProviderFileIsDatedAndUsesKnownWordsOnly() {
    Resources.providers()
        .forEach((name, file) -> {
          assertThat(file.at("as_of").map(Node::scalar).map(Node.Scalar::text)).contains("2026-10");
          assertThat(ProviderReader.WORDS).containsAll(withoutDate(file));
        });
  }

  @Test
  void everyListedPriceIsDatedSaysItsSourceAndIsOfAModelThatIsServed() {
    Map<String, Set<String>> served = new HashMap<>();
    catalog
        .entries()
        .forEach(entry ->
            entry
                .offers()
                .forEach(offer ->
                    served
                        .computeIfAbsent(offer.provider(), _ -> new HashSet<>())
                        .add(offer.name())));
    PriceList.load()
        .prices()
        .forEach((provider, prices) ->
            prices.forEach((name, price) -> {
              assertThat(served.getOrDefault(provider, Set.of())).as(provider).contains(name);
              assertThat(price.origin().asOf()).matches("20\\d\\d-[01]\\d");
              assertThat(price.origin().source()).isNotBlank().doesNotContain("/");
            }));
  }

  @Test
  void vendorsWithoutAListAreNamedWhereAnOperatorReadsOfPrices() throws IOException {
    Set<String> listed = PriceList.load().prices().keySet();
    List<String> unlisted =
        Resources.providers().entrySet().stream()
            .filter(each -> !listed.contains(each.getKey()) && !each.getKey().equals("fovea"))
            .map(Map.Entry::getValue)
            .filter(file -> file.at("local").isEmpty())
            .flatMap(file -> file.at("title").map(Node::scalar).stream())
            .map(Node.Scalar::text)
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList();
    String last = unlisted.getLast();
    String words = String.join(", ", unlisted.subList(0, unlisted.size() - 1)) + " and " + last;
    assertThat(Files.readString(Path.of("docs/concepts/prices.md"))).contains(words);
  }

  private static List<String> withoutDate(Node.Mapping file) {
    return file.entries().keySet().stream().filter(word -> !word.equals("as_of")).toList();
  }

  @Test
  void theProvidersOfTheContractAreThere() {
    assertThat(catalog.providers())
        .extracting(ProviderStatus::name)
        .containsExactlyInAnyOrder(
            "fovea",
            "openai",
            "runcrate",
            "ruapi",
            "qubrid",
            "aimlapi",
            "openrouter",
            "together",
            "groq",
            "fireworks",
            "mistral",
            "xai",
            "dashscope",
            "moonshot",
            "siliconflow",
            "vllm",
            "sglang",
            "ollama",
            "llama-server",
            "lm-studio",
            "azure-openai");
  }

  @Test
  void everyCloudProviderIsSwitchedOnByTheVariablesThatItNames() {
    Map<String, String> environment =
        catalog.providers().stream()
            .flatMap(status -> Arrays.stream(status.whyNot().split("[^A-Z_]+", -1)))
            .filter(word -> word.length() > 1)
            .distinct()
            .collect(Collectors.toMap(name -> name, ResourcesTest::value));
    assertThat(environment).containsKeys("DASHSCOPE_API_KEY", "AZURE_OPENAI_ENDPOINT");
    Catalog on =
        Catalog.load(
            Settings.defaults(),
            environment,
            provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));
    assertThat(on.providers()).allMatch(ProviderStatus::usable);
    assertThat(on.entries()).allMatch(CatalogEntry::ready);
  }

  private static String value(String variable) {
    return variable.endsWith("_ENDPOINT") ? "https://corp.openai.azure.com/" : "key";
  }

  @TestFactory
  Stream<DynamicTest> everyModelThatTheDocumentsNameIsInTheCatalogue() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/catalog/models-in-the-documents.txt"))
        .stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> assertListed(line)));
  }

  private void assertListed(String line) {
    String[] columns = line.split(" \\| ", -1);
    assertThat(catalog.find(columns[0])).isPresent();
    assertThat(catalog.find(columns[0]).orElseThrow().model().input())
        .extracting(Modality::word)
        .containsExactlyInAnyOrder(columns[1].split(" ", -1));
  }

  @Test
  void whatTheDocumentsStateOfAModelIsStated() {
    Model qwen = catalog.find("Qwen/Qwen3-VL-235B-A22B-Instruct").orElseThrow().model();
    assertThat(qwen.contextLength()).hasValue(128_000);
    assertThat(qwen.strengths()).contains("chart/table extraction");
    assertThat(catalog.find("Qwen/Qwen3-VL-Plus").orElseThrow().model().defaults())
        .extracting(field -> field.name() + ":" + field.json().utf8())
        .containsExactly("max_tokens:16384", "temperature:0.1", "top_p:1", "stream:true");
  }
}
