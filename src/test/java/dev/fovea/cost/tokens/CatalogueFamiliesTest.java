package dev.fovea.cost.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Node.Scalar;
import dev.fovea.config.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The models of our catalogue that take pictures, and the families of their names. */
final class CatalogueFamiliesTest {

  /** Their vendors publish no formula, or nobody could confirm it. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "fovea/inspect",
          "MiniMax-Text-01",
          "minimax/m2-her",
          "minimax/m2-1",
          "minimax/m2-1-highspeed",
          "minimax/m2-5-20260218",
          "minimax/m2-5-highspeed-20260218",
          "minimax/m2-7-20260402",
          "minimax/m2-7-highspeed",
          "baidu/ernie-4.5-vl-28b-a3b",
          "baidu/ernie-4.5-vl-424b-a47b",
          "baidu/ernie-4-5-turbo-vl-32k",
          "google/gemma-3-4b-it",
          "google/gemma-3-27b-it",
          "google/gemma-4-31b-it",
          "kimi-k2.5",
          "moonshot/kimi-k2-5",
          "moonshot/kimi-k2-6",
          "moonshot-v1-8k-vision-preview",
          "moonshot-v1-32k-vision-preview",
          "moonshot-v1-128k-vision-preview",
          "perplexity/sonar",
          "perplexity/sonar-pro",
          "grok-4",
          "grok-4-fast-non-reasoning",
          "grok-4-fast-reasoning",
          "x-ai/grok-4-fast-non-reasoning",
          "x-ai/grok-4-fast-reasoning",
          "x-ai/grok-4-1-fast-non-reasoning",
          "x-ai/grok-4-1-fast-reasoning",
          "x-ai/grok-4-20-0309-non-reasoning",
          "x-ai/grok-4-20-0309-reasoning");

  @Test
  void onlyModelsWithoutAPublishedFormulaAreUnknown() {
    Map<String, List<String>> models = models();
    assertThat(models).hasSizeGreaterThan(120);
    assertThat(models.keySet())
        .filteredOn(id -> Families.ALL.forModel(id).bound())
        .containsExactlyInAnyOrderElementsOf(UNKNOWN);
  }

  @Test
  void aModelsNameWithItsProviderTellsTheSame() {
    models()
        .forEach((id, names) ->
            assertThat(names)
                .allSatisfy(name ->
                    assertThat(Families.ALL.forModel(name).name())
                        .as("%s as %s", id, name)
                        .isEqualTo(Families.ALL.forModel(id).name())));
  }

  /** What providers call each model that takes pictures, by its id. */
  private static Map<String, List<String>> models() {
    Map<String, List<String>> models = new TreeMap<>();
    for (Node file : resource("index").at("files").orElseThrow().listing().items()) {
      Mapping content = resource(file.scalar().text());
      Optional<Mapping> each = content.at("each").map(Node::mapping);
      content
          .at("models")
          .orElseThrow()
          .mapping()
          .entries()
          .forEach((id, node) -> {
            Mapping own =
                node instanceof Mapping words ? words : new Mapping(Map.of(), node.where());
            Mapping words = each.map(own::over).orElse(own);
            if (takesPictures(words)) {
              models.put(id, names(id, words));
            }
          });
    }
    return models;
  }

  private static boolean takesPictures(Mapping words) {
    return words.at("input").orElseThrow().listing().items().stream()
        .anyMatch(kind -> kind.scalar().text().equals("image"));
  }

  private static List<String> names(String id, Mapping words) {
    List<String> names = new ArrayList<>();
    for (Node target : words.at("targets").orElseThrow().listing().items()) {
      names.add(
          target instanceof Scalar
              ? id
              : target.mapping().at("model").map(name -> name.scalar().text()).orElse(id));
    }
    return names;
  }

  private static Mapping resource(String name) {
    return YamlFile.resource(CatalogueFamiliesTest.class, "/models/" + name + ".yaml");
  }
}
