package dev.fovea.provider;

import dev.fovea.config.Node;
import dev.fovea.config.Node.Mapping;
import dev.fovea.config.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our own dated facts: {@code providers/<name>.yaml} and {@code models/*.yaml} on the class path,
 * each folder with an {@code index.yaml}, since a folder inside a jar cannot be listed.
 */
final class Resources {
  private static final List<String> MODEL_FILE_WORDS = List.of("as_of", "each", "models");

  private Resources() {}

  /** What each provider's file says, by the provider's name. */
  static Map<String, Mapping> providers() {
    Map<String, Mapping> providers = new LinkedHashMap<>();
    for (String name : index("/providers/")) {
      providers.put(name, YamlFile.resource(Resources.class, "/providers/" + name + ".yaml"));
    }
    return providers;
  }

  /**
   * What the files say of each model, by the model's id. What a file says under {@code each} holds
   * for those of its models that say nothing else.
   */
  static Map<String, Mapping> models() {
    Map<String, Mapping> models = new LinkedHashMap<>();
    for (String name : index("/models/")) {
      Mapping file = YamlFile.resource(Resources.class, "/models/" + name + ".yaml");
      file.only(name + ".yaml", MODEL_FILE_WORDS);
      Optional<Mapping> each = file.at("each").map(Node::mapping);
      file.at("models")
          .orElseThrow()
          .mapping()
          .entries()
          .forEach((id, node) -> add(models, id, words(each, node)));
    }
    return models;
  }

  private static Mapping words(Optional<Mapping> each, Node said) {
    boolean nothing = said instanceof Node.Scalar scalar && scalar.type() == Node.Kind.NOTHING;
    Mapping own = nothing ? new Mapping(Map.of(), said.where()) : said.mapping();
    return each.map(common -> own.over(common)).orElse(own);
  }

  private static void add(Map<String, Mapping> models, String id, Mapping words) {
    if (models.put(id, words) != null) {
      throw new IllegalStateException(words.where() + ": the model is there twice");
    }
  }

  static List<String> index(String folder) {
    Mapping index = YamlFile.resource(Resources.class, folder + "index.yaml");
    return index.entries().get("files") instanceof Node.Listing files
        ? files.items().stream().map(item -> item.scalar().text()).toList()
        : List.of();
  }
}
