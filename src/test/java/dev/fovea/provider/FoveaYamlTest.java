package dev.fovea.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.config.ConfigException;
import dev.fovea.config.Settings;
import dev.fovea.cost.Origin;
import dev.fovea.cost.Price;
import dev.fovea.cost.Rate;
import dev.fovea.vision.Modality;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoveaYamlTest {
  private static final String MINE =
      """
      providers:
        mine:
          dialect: openai
          base_url: http://127.0.0.1:9000/v1/
          api_key: ${MINE_API_KEY}
      models:
        demo/eye:
          input: [text, image]
          context_length: 128000
          defaults: {temperature: 0.1, stop: [a, b], stream: true, name: "1"}
          price: {input: 1.0, output: 10.0}
          targets: [{provider: mine, model: gpt-4o}, {provider: openai, price: {input: 2, output: 3}}]
      """;

  @TempDir private Path folder;

  @Test
  void theOperatorAddsAProviderAndAModelWithoutCode() throws IOException {
    Catalog catalog = load(MINE, Map.of("MINE_API_KEY", "k", "OPENAI_API_KEY", "o"));
    CatalogEntry entry = catalog.find("demo/eye").orElseThrow();
    assertThat(entry.model().input()).containsExactly(Modality.TEXT, Modality.IMAGE);
    assertThat(entry.model().contextLength()).hasValue(128_000);
    assertThat(entry.model().defaults())
        .extracting(field -> field.name() + "=" + field.json().utf8())
        .containsExactly("temperature=0.1", "stop=[\"a\",\"b\"]", "stream=true", "name=\"1\"");
    Target mine = entry.targets().get(0);
    assertThat(mine.name()).isEqualTo("gpt-4o");
    assertThat(mine.provider().baseUrl()).hasToString("http://127.0.0.1:9000/v1");
    assertThat(mine.provider().headers()).isEqualTo(Map.of("Authorization", "Bearer k"));
    assertThat(mine.price()).contains(price("1", "10"));
    assertThat(entry.targets().get(1).name()).isEqualTo("demo/eye");
    assertThat(entry.targets().get(1).price()).contains(price("2", "3"));
    assertThat(catalog.entries().getFirst()).isEqualTo(entry);
  }

  @Test
  void aMissingKeySwitchesTheProviderOff() throws IOException {
    CatalogEntry entry = load(MINE, Map.of()).find("demo/eye").orElseThrow();
    assertThat(entry.ready()).isFalse();
    assertThat(entry.whyNot())
        .isEqualTo("Set MINE_API_KEY to use it at mine. Set OPENAI_API_KEY to use it at OpenAI.");
  }

  @Test
  void aKnownProviderKeepsWhatTheOperatorDoesNotMention() throws IOException {
    String yaml = "providers: {openai: {base_url: \"http://127.0.0.1:1/x\"}}";
    Target target =
        load(yaml, Map.of("OPENAI_API_KEY", "o")).find("gpt-4o").orElseThrow().targets().getFirst();
    assertThat(target.provider().baseUrl()).hasToString("http://127.0.0.1:1/x");
    assertThat(target.provider().headers()).containsEntry("Authorization", "Bearer o");
    assertThat(target.provider().title()).isEqualTo("OpenAI");
  }

  @Test
  void aKnownModelKeepsWhatTheOperatorDoesNotMention() throws IOException {
    String yaml = "models: {gpt-4o: {price: {input: 2.5, output: 10}, input: [text]}}";
    CatalogEntry entry = load(yaml, Map.of("OPENAI_API_KEY", "o")).find("gpt-4o").orElseThrow();
    assertThat(entry.model().input()).containsExactly(Modality.TEXT);
    assertThat(entry.model().contextLength()).hasValue(128_000);
    assertThat(entry.targets().getFirst().price()).contains(price("2.5", "10"));
  }

  @Test
  void aPriceHasARateForEachKind() throws IOException {
    String yaml =
        """
        models:
          gpt-4o:
            price:
              {input: 3, cached_input: 1, image_input: 4, video_input: 5, output: 6, per_image: 0.002,
               per_second: 0.0001, per_page: 0.01, above: {tokens: 1000, input: 30}}
        """;
    CatalogEntry entry = load(yaml, Map.of("OPENAI_API_KEY", "o")).find("gpt-4o").orElseThrow();
    Price price = entry.targets().getFirst().price().orElseThrow();
    assertThat(price.nanoUsd())
        .containsEntry(Rate.CACHED_INPUT, 1_000_000_000L)
        .containsEntry(Rate.PER_SECOND, 100_000L)
        .hasSize(Rate.values().length);
    assertThat(price.above().orElseThrow().nanoUsd())
        .containsEntry(Rate.INPUT, 30_000_000_000L)
        .containsEntry(Rate.OUTPUT, 6_000_000_000L);
    assertThat(price.origin()).isEqualTo(Origin.OPERATOR);
  }

  @Test
  void whatNobodySaysAPriceOfIsTakenFromTheVendorsList() throws IOException {
    String yaml =
        """
        providers: {mine: {dialect: openai, base_url: "http://127.0.0.1:1/v1"}}
        models:
          eye: {input: [text], targets: [{provider: openai, model: gpt-4o}, mine]}
          dear: {input: [text], price: {input: 9, output: 9}, targets: [{provider: openai, model: gpt-4o}]}
          here: {input: [text], targets: [{provider: ollama, model: llava}]}
        """;
    Catalog catalog = load(yaml, Map.of("OPENAI_API_KEY", "o"));
    assertThat(prices(catalog, "eye"))
        .containsExactly(prices(catalog, "gpt-4o").getFirst(), Optional.empty());
    assertThat(prices(catalog, "gpt-4o").getFirst().orElseThrow().origin().asOf()).isNotEmpty();
    assertThat(prices(catalog, "dear")).containsExactly(Optional.of(price("9", "9")));
    assertThat(prices(catalog, "here")).containsExactly(Optional.of(Price.FREE));
    assertThat(prices(catalog, "fovea/inspect")).containsExactly(Optional.of(Price.FREE));
  }

  private static List<Optional<Price>> prices(Catalog catalog, String model) {
    return catalog.find(model).orElseThrow().targets().stream().map(Target::price).toList();
  }

  @Test
  void aProviderCanBeSwitchedOff() throws IOException {
    Catalog catalog = load("providers: {openai: {enabled: false}}", Map.of("OPENAI_API_KEY", "o"));
    assertThat(catalog.find("gpt-4.1").orElseThrow().whyNot())
        .isEqualTo("The provider 'openai' is switched off in fovea.yaml.");
  }

  @Test
  void keysAndHeadersTakeTheShapeThatTheProviderWants() throws IOException {
    String yaml =
        """
        providers:
          corp:
            dialect: openai
            base_url: https://llm.corp.example/v1
            api_key: literal
            key_header: api-key
            headers: {X-Team: "${TEAM}"}
        models:
          m: {input: [text], targets: [corp]}
        """;
    Catalog catalog = load(yaml, Map.of("TEAM", "blue"));
    assertThat(catalog.find("m").orElseThrow().targets().getFirst().provider().headers())
        .isEqualTo(Map.of("api-key", "literal", "X-Team", "blue"));
    assertThatThrownBy(() -> load(yaml, Map.of()))
        .hasMessageContaining("the variable TEAM is not set");
    assertThatThrownBy(() -> load(yaml, Map.of("TEAM", "a\r\nb: c")))
        .hasMessage("fovea.yaml:7: a header cannot hold control characters.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          providers: {mine: {dialekt: x}} | fovea.yaml:1: unknown key 'dialekt' in provider 'mine'. Did you mean 'dialect'?
          providers: {mine: {dialect: opena, base_url: 'http://x'}} | fovea.yaml:1: 'opena' is no dialect; expected one of openai.
          providers: {mine: {dialect: openai}} | fovea.yaml:1: provider 'mine' lacks base_url; a provider needs dialect and base_url.
          providers: {mine: {dialect: openai, base_url: 'ftp://x'}} | fovea.yaml:1: the base_url of provider 'mine' is not right; expected http:// or https:// with a host and a path, such as http://127.0.0.1:9000/v1.
          providers: {mine: {dialect: openai, base_url: 'http://u:p@x'}} | fovea.yaml:1: the base_url of provider 'mine' is not right; expected http:// or https:// with a host and a path, such as http://127.0.0.1:9000/v1.
          providers: {mine: {dialect: openai, base_url: '${NO}'}} | fovea.yaml:1: the variable NO is not set; set it, or write ${NO:-default}.
          providers: {openai: {enabled: maybe}} | fovea.yaml:1: enabled is either true or false.
          models: {m: {inptu: [text]}} | fovea.yaml:1: unknown key 'inptu' in model 'm'. Did you mean 'input'?
          models: {m: {targets: [openai]}} | fovea.yaml:1: model 'm' lacks input; a model needs input and targets.
          models: {m: {input: [text], targets: []}} | fovea.yaml:1: model 'm' has no targets.
          models: {m: {input: [text], targets: [opanai]}} | fovea.yaml:1: no provider is called 'opanai'. Did you mean 'openai'?
          models: {m: {input: [text], targets: [{model: x}]}} | fovea.yaml:1: a target needs a provider.
          models: {m: {input: [pictures], targets: [openai]}} | fovea.yaml:1: 'pictures' is no kind of input; expected text, image, video, file or audio.
          models: {m: {input: [text], targets: [openai], context_length: many}} | fovea.yaml:1: expected a number.
          models: {m: {input: [text], targets: [openai], context_length: -5}} | fovea.yaml:1: context_length is a whole number of tokens.
          models: {m: {input: [text], targets: [openai], price: {input: 1}}} | fovea.yaml:1: a price needs input and output.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: -1}}} | fovea.yaml:1: a price cannot be negative.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 0.00000000001}}} | fovea.yaml:1: a price has nine digits after the point at most.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 1, cashed_input: 1}}} | fovea.yaml:1: unknown key 'cashed_input' in a price. Did you mean 'cached_input'?
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 20000}}} | fovea.yaml:1: output is in dollars per million tokens, at most 10000.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 1, per_image: 20000}}} | fovea.yaml:1: per_image is in dollars per piece, at most 10000.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: cheap}}} | fovea.yaml:1: expected a number.
          models: {m: {input: [text], targets: [openai], price: free}} | fovea.yaml:1: expected a mapping, found a value.
          models: {m: {input: [text], targets: [openai], price: {input: 1, cached_input: 2, output: 9}}} | fovea.yaml:1: cached_input costs more than what was not cached. Are they swapped?
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 9, above: {input: 2}}}} | fovea.yaml:1: above needs tokens, the longest input at the usual rates.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 9, above: {tokens: 0, input: 2}}}} | fovea.yaml:1: tokens is a whole number from 1 to 2147483647.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 9, above: {tokens: 9, input: 0.5}}}} | fovea.yaml:1: input costs less above than below.
          models: {m: {input: [text], targets: [openai], price: {input: 1, output: 9, above: {tokens: 9, inputs: 2}}}} | fovea.yaml:1: unknown key 'inputs' in the rates above a length. Did you mean 'input'?
          models: {m: {input: [text], targets: [{provider: openai, price: {inpt: 1, output: 1}}]}} | fovea.yaml:1: unknown key 'inpt' in a price. Did you mean 'input'?
          """)
  void whatIsWrongStopsTheStartAndSaysWhere(String yaml, String message) {
    assertThatThrownBy(() -> load(yaml, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  private static Price price(String input, String output) {
    return Price.ofUsdPerMillion(new BigDecimal(input), new BigDecimal(output));
  }

  private Catalog load(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("fovea.yaml"), yaml);
    Settings settings = Settings.load(List.of(), Map.of(), environment, Optional.of(file));
    return Catalog.load(
        settings,
        environment,
        provider -> (request, target, sink) -> new Outcome.Completed(Usage.NONE));
  }
}
