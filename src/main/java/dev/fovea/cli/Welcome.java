package dev.fovea.cli;

import dev.fovea.Fovea;
import dev.fovea.account.AccountSettings;
import dev.fovea.config.Settings;
import dev.fovea.provider.CatalogEntry;
import dev.fovea.provider.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a person sees when the server is ready: where it is, what it can do, and what to try. */
final class Welcome {
  private static final int NAMED_MAX = 10;
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\\b");

  private final Terminal terminal;
  private final Fovea fovea;
  private final boolean ownKey;
  private final String sinceStart;

  /** Made the moment that the server is ready: that is the time it tells. */
  Welcome(Terminal terminal, Fovea fovea, Settings settings) {
    this.terminal = terminal;
    this.fovea = fovea;
    this.ownKey = settings.get(AccountSettings.BOOTSTRAP_KEY).isPresent();
    this.sinceStart = sinceStart();
  }

  void show() {
    terminal.line(
        "%s at %s%s"
            .formatted(
                terminal.bold("Fovea " + Version.number()),
                terminal.bold(fovea.address().toString()),
                terminal.faint(" (ready in %s)".formatted(sinceStart))));
    shownKey().ifPresent(key -> terminal.line("API key, shown this once: " + terminal.bold(key)));
    terminal.line(models());
    off().ifPresent(terminal::line);
    terminal.line("Try it:");
    terminal.line(curl());
  }

  /** A secret that the operator has set is known, and does not belong into a container's log. */
  private Optional<String> shownKey() {
    return ownKey ? Optional.empty() : fovea.firstKey();
  }

  private String models() {
    List<String> ready =
        fovea.catalog().entries().stream()
            .filter(CatalogEntry::ready)
            .map(entry -> entry.model().id())
            .toList();
    return "%d of %d models ready: %s"
        .formatted(ready.size(), fovea.catalog().entries().size(), named(ready));
  }

  /** Why the others are not: the variables that would switch their providers on. */
  private Optional<String> off() {
    List<ProviderStatus> off =
        fovea.catalog().providers().stream().filter(status -> !status.usable()).toList();
    List<String> variables =
        off.stream()
            .flatMap(status -> VARIABLE.matcher(status.whyNot()).results().limit(1))
            .map(MatchResult::group)
            .distinct()
            .toList();
    return Optional.of(off)
        .filter(list -> !list.isEmpty())
        .map(list -> "%d providers off: set %s".formatted(list.size(), any(variables)));
  }

  private static String any(List<String> variables) {
    return variables.isEmpty() ? "them up in fovea.yaml" : String.join(", ", variables);
  }

  private static String named(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(NAMED_MAX, all.size())));
    int rest = all.size() - NAMED_MAX;
    return rest <= 0 ? first : first + " and %d more (GET /v1/models)".formatted(rest);
  }

  private String curl() {
    String key =
        shownKey().orElse(ownKey ? "$" + AccountSettings.BOOTSTRAP_KEY.variable() : "$FOVEA_KEY");
    return """
    curl %s/v1/chat/completions -H "Authorization: Bearer %s" -H "Content-Type: application/json" -d '%s'\
    """
        .formatted(fovea.address(), key, Sample.request());
  }

  private static String sinceStart() {
    Duration time =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(start -> Duration.between(start, Instant.now()))
            .orElse(Duration.ZERO);
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
