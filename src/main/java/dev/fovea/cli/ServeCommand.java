package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.config.Settings;
import dev.fovea.http.HttpSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until the process is told to end. */
@Command(
    name = "serve",
    description = "Starts the server, and runs it until it is told to end (Ctrl-C, SIGTERM).",
    footer = {
      "",
      "Every setting is also a variable: FOVEA_PORT=9000 is --port 9000, and can stand in"
          + " fovea.yaml. The whole list: docs/reference/settings.md."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<String, String> environment;

  @Mixin private final SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Address to listen on; 127.0.0.1 by default. Also FOVEA_HOST.")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 8080 by default, 0 for any. Also FOVEA_PORT.")
  private Optional<String> port = Optional.empty();

  ServeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> more = new HashMap<>();
    host.ifPresent(value -> more.put(HttpSettings.HOST.name(), value));
    port.ifPresent(value -> more.put(HttpSettings.PORT.name(), value));
    Settings settings = options.load(environment, more);
    terminal.status("Starting …");
    StopSignals stop = StopSignals.listen();
    Fovea fovea = Fovea.start(settings, environment);
    // For every other way to be told to end, such as a terminal that closes.
    Runtime.getRuntime().addShutdownHook(new Thread(fovea::close, "close"));
    var welcome = new Welcome(terminal, fovea, settings);
    fovea.awaitEngines();
    welcome.show();
    stop.await();
    fovea.close();
    return 0;
  }
}
