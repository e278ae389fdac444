package dev.fovea.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fovea.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The description of an API, as at {@code /openapi.yaml}, as a judge of answers. Safe for use by
 * many threads.
 */
public final class Contract {
  public static final Contract OURS = new Contract("/openapi.yaml");

  /** Of the operator's side. */
  public static final Contract ADMIN = new Contract("/admin-openapi.yaml");

  /**
   * What can be asked.
   *
   * @param path with its placeholders
   * @param description as it stands there
   */
  public record Operation(String method, String path, JsonNode description) {}

  private static final String JSON = "application/json";
  private static final String STREAM = "text/event-stream";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  private final JsonNode document;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contract(String resource) {
    try (InputStream in = Contract.class.getResourceAsStream(resource)) {
      document = new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that describes a path. */
  public static Contract of(String path) {
    return path.startsWith("/admin") ? ADMIN : OURS;
  }

  public JsonNode document() {
    return document;
  }

  /** Everything that can be asked. */
  public Stream<Operation> operations() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(each -> each.getValue().has("responses"))
                .map(each ->
                    new Operation(
                        each.getKey().toUpperCase(Locale.ROOT), path.getKey(), each.getValue())));
  }

  /** Fails when {@code answer} is not one that the description allows for the request. */
  public void check(String method, String path, Answer answer) {
    String asked = method + " " + path + " → " + answer.status();
    JsonNode response = response(method, path, answer, asked);
    checkHeaders(response, answer, asked);
    JsonNode content = response.path("content");
    String type = answer.header("content-type").orElse("").replaceAll(";.*", "").strip();
    if (content.isEmpty()) {
      assertThat(answer.body()).as(asked + " has no body").isEmpty();
      return;
    }
    assertThat(content.propertyNames()).as(asked + " content type").contains(type);
    switch (type) {
      case JSON -> checkJson(content.path(JSON).path("schema"), answer.json(), asked);
      case STREAM -> checkStream(content.path(STREAM).path("schema"), answer, asked);
      default -> {}
    }
  }

  /** Everything in a JSON value that the schema at {@code pointer} forbids. */
  public List<Error> faults(String pointer, JsonNode value) {
    return schemas.computeIfAbsent(pointer, this::schema).validate(value);
  }

  private void checkStream(JsonNode schema, Answer answer, String asked) {
    answer.chunks().forEach(chunk -> checkJson(schema, chunk, asked));
    boolean failed = answer.chunks().stream().anyMatch(chunk -> chunk.has("error"));
    assertThat(answer.done() && answer.whole())
        .as(asked + ": is done and whole, or carries an error: " + answer.text())
        .isNotEqualTo(failed);
  }

  private void checkJson(JsonNode schema, JsonNode value, String asked) {
    String pointer = schema.path("$ref").asString();
    assertThat(faults(pointer, value)).as(asked + " against " + pointer + ": " + value).isEmpty();
  }

  private void checkHeaders(JsonNode response, Answer answer, String asked) {
    response
        .path("headers")
        .properties()
        .forEach(header -> {
          if (resolved(header.getValue()).path("required").asBoolean(false)) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            assertThat(answer.headers()).as(asked).containsKey(name);
          }
        });
    answer
        .header("retry-after")
        .ifPresent(wait -> assertThat(Integer.parseInt(wait)).as(asked).isBetween(1, 60));
  }

  /** What nothing is said about is a wrong path or a wrong method, and there is an answer to it. */
  private JsonNode response(String method, String path, Answer answer, String asked) {
    String bare = path.replaceAll("\\?.*", "");
    Optional<JsonNode> item = item(bare);
    String status = Integer.toString(answer.status());
    JsonNode operation =
        item.map(found -> found.path(method.toLowerCase(Locale.ROOT)))
            .orElseGet(() -> document.path("missing"));
    String pointer = "/components/responses/" + fallback(answer.status());
    JsonNode described =
        operation.isMissingNode() ? document.at(pointer) : operation.path("responses").path(status);
    assertThat(described.isMissingNode()).as(asked + " is not described").isFalse();
    return resolved(described);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static String fallback(int status) {
    return switch (status) {
      case 404 -> "NotFound";
      case 405 -> "MethodNotAllowed";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      default -> "None";
    };
  }

  private Optional<JsonNode> item(String path) {
    JsonNode paths = document.path("paths");
    if (paths.has(path)) {
      return Optional.of(paths.path(path));
    }
    return paths.properties().stream()
        .filter(entry -> path.matches(pattern(entry.getKey())))
        .max(
            Comparator.comparingInt(
                entry -> PLACEHOLDER.matcher(entry.getKey()).replaceAll("").length()))
        .map(Map.Entry::getValue);
  }

  /** A parameter may hold slashes: models are named so. The path that says most is meant. */
  private static String pattern(String template) {
    return PLACEHOLDER.matcher(template).replaceAll(".+");
  }

  private Schema schema(String pointer) {
    ObjectNode root = Json.object();
    root.put("$ref", pointer);
    root.set("components", document.path("components"));
    return registry.getSchema(root);
  }
}
