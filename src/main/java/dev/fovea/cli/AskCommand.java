package dev.fovea.cli;

import dev.fovea.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a question about pictures. */
@Command(
    name = "ask",
    description = "Asks a question about one or more pictures and prints the answer as it comes.",
    footer = {
      "",
      "Without --url the platform runs inside this command, for this one question.",
      "The question may be left out: then the pictures are described.",
      "",
      "  ./run ask docs/assets/receipt.png \"Read all the text.\"",
      "  ./run ask before.jpg after.jpg \"What has changed?\" --model openai/gpt-5",
      "  cat scan.png | ./run ask - \"What is the total?\" --json",
      "  ./run ask photo.heic --model openai/gpt-5 --estimate"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AskCommand implements Callable<Integer> {
  private static final String DESCRIBE = "What is in this picture?";

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = Platform.BUILT_IN,
      description = "Which model to ask; ${DEFAULT-VALUE} by default. './run doctor' tells more.")
  private String model = Platform.BUILT_IN;

  @Option(names = "--json", description = "Print the whole answer as JSON, when it is complete.")
  private boolean json;

  @Option(
      names = "--estimate",
      description = "Ask nobody: print what would be sent, what it counts for and what it costs.")
  private boolean estimate;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Ask a server that runs, such as http://127.0.0.1:8080. Also FOVEA_URL.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "SECRET",
      description =
          "API key for --url. Also FOVEA_KEY, which other people on this machine cannot"
              + " see in the list of processes.")
  private Optional<String> key = Optional.empty();

  @Parameters(
      arity = "1..*",
      paramLabel = "PICTURE",
      description = "File, URL or - for the standard input; the last one is the question.")
  private List<String> words = List.of();

  AskCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Question question = question();
    terminal.status("Starting …");
    try (Platform platform = platform();
        Asker asker = new Asker(terminal, platform)) {
      if (estimate) {
        asker.estimate(question, json);
      } else if (json) {
        asker.json(question);
      } else {
        asker.stream(question);
      }
    }
    return 0;
  }

  private Question question() {
    String last = words.getLast();
    boolean asked = !Picture.isNamedBy(last);
    List<String> names = asked ? words.subList(0, words.size() - 1) : words;
    if (names.isEmpty()) {
      throw new Trouble(
          "There is no file '%s'. Name a picture, then the question: ./run ask FILE \"question\"."
              .formatted(last));
    }
    if (names.stream().filter(Picture.STANDARD_INPUT::equals).count() > 1) {
      throw new Trouble("The standard input, -, can be only one of the pictures.");
    }
    List<Picture> pictures = names.stream().map(name -> Picture.read(name, System.in)).toList();
    return new Question(model, asked ? last : DESCRIBE, pictures, !json && !estimate);
  }

  private Platform platform() {
    Optional<String> address =
        url.or(() -> SettingsOptions.variable(environment, SettingsOptions.URL));
    if (address.isPresent()) {
      return Platform.running(
          address(address.get()),
          key.or(() -> SettingsOptions.variable(environment, SettingsOptions.KEY)));
    }
    Settings settings = options.load(environment, Map.of());
    return Platform.inProcess(settings, environment, model);
  }

  private static URI address(String text) {
    if (!text.matches("(?i)https?://[^\\s]+")) {
      throw new Trouble(
          "'%s' is no address; expected one such as http://127.0.0.1:8080.".formatted(text));
    }
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new Trouble(
          "'%s' is no address; expected one such as http://127.0.0.1:8080.".formatted(text));
    }
  }
}
