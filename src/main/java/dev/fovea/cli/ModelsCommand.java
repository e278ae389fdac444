package dev.fovea.cli;

import dev.fovea.api.openai.ModelCard;
import dev.fovea.config.Nearest;
import dev.fovea.json.Json;
import dev.fovea.provider.Catalog;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.CatalogEntry.Offer;
import dev.fovea.provider.ProviderStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the models: what they see, what they cost, and who serves them. */
@Command(
    name = "models",
    description = "Lists the models: what they see, what they cost, and who serves them.",
    footer = {
      "",
      "Prices are in dollars per million tokens; docs/reference/models.md says where they are from.",
      "",
      "  ./run models --all",
      "  ./run models --provider openai"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ModelsCommand implements Callable<Integer> {
  private static final String COLUMNS = "COLUMNS";

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(names = "--all", description = "Also those that are not ready, each with what it needs.")
  private boolean all;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Only those of one provider, ready or not.")
  private Optional<String> provider = Optional.empty();

  @Option(names = "--json", description = "Print them as GET /v1/models does.")
  private boolean json;

  ModelsCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    terminal.status("Looking …");
    Catalog catalog = LookedCatalog.of(options.load(environment, Map.of()), environment);
    provider.ifPresent(name -> check(name, catalog));
    List<CatalogEntry> chosen = catalog.entries().stream().filter(this::wanted).toList();
    List<ObjectNode> cards = chosen.stream().map(ModelCard::json).toList();
    if (json) {
      terminal.line(text(cards));
    } else {
      new ModelsPrinter(terminal, width()).print(cards);
      long ready = catalog.entries().stream().filter(CatalogEntry::ready).count();
      int known = catalog.entries().size();
      String rest = all || provider.isPresent() || ready == known ? "" : " --all lists the others.";
      terminal.line(terminal.faint("%d of %d models are ready.%s".formatted(ready, known, rest)));
    }
    return 0;
  }

  private boolean wanted(CatalogEntry entry) {
    return provider
        .map(name -> entry.offers().stream().map(Offer::provider).anyMatch(name::equals))
        .orElse(all || entry.ready());
  }

  private static void check(String name, Catalog catalog) {
    List<String> known = catalog.providers().stream().map(ProviderStatus::name).toList();
    if (!known.contains(name)) {
      throw new Trouble(
          "There is no provider '%s'.%s"
              .formatted(
                  name,
                  Nearest.to(name, known).map(near -> " Did you mean '" + near + "'?").orElse("")));
    }
  }

  private static String text(List<ObjectNode> cards) {
    ObjectNode list = Json.object();
    list.put("object", "list");
    ArrayNode data = list.putArray("data");
    cards.forEach(data::add);
    return new String(Json.write(list), StandardCharsets.UTF_8);
  }

  private int width() {
    return SettingsOptions.variable(environment, COLUMNS)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .orElse(ModelsPrinter.WIDTH_USUAL);
  }
}
