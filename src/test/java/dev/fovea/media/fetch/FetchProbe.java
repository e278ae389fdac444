package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.http.EventLoops;
import dev.fovea.worker.Cancel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of its own that fetches: {@code main name=value … -- url …} prints a line for each URL,
 * {@code fetched} or why not.
 */
final class FetchProbe {
  private FetchProbe() {}

  /** Runs one with these settings, and returns what it said. */
  static List<String> run(
      List<String> prefix,
      List<String> flags,
      Map<String, String> environment,
      Class<?> main,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(false);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  public static void main(String[] args) {
    List<String> all = List.of(args);
    int end = all.indexOf("--");
    Map<String, String> settings = new HashMap<>();
    for (String setting : all.subList(0, end)) {
      int equals = setting.indexOf('=');
      settings.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    fetchAll(settings, all.subList(end + 1, all.size()));
    Runtime.getRuntime().halt(0);
  }

  static void fetchAll(Map<String, String> changed, List<String> urls) {
    Settings settings = Settings.load(FetchSettings.ALL, changed, Map.of(), Optional.empty());
    var fetcher = new Fetcher(EventLoops.start(), settings, Path.of("no-data"), () -> 0);
    for (String url : urls) {
      System.out.println(outcome(fetcher, url));
    }
  }

  private static String outcome(Fetcher fetcher, String url) {
    try (Fetches fetches = fetcher.open("account", new Cancel())) {
      fetches.fetch(FetchKit.wanted(url));
      return "fetched";
    } catch (FailureException e) {
      return e.failure() instanceof Failure.MediaRejected rejected
          ? rejected.fault().code()
          : e.failure().toString();
    }
  }
}
