package dev.fovea.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells what was used and what it cost. */
@Command(
    name = "usage",
    description = "Tells what was used and what it cost, by day unless you say otherwise.",
    footer = {
      "",
      "  ./run usage",
      "  ./run usage --by model --account acme --from 2026-11-01 --to 2026-11-30",
      "  ./run usage --by request --csv > usage.csv",
      "",
      "A day is one by UTC, and --to includes it. Without --from, the last 30 days are shown."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class UsageCommand extends AdminCommand {
  private static final String REQUEST = "request";
  private static final double PERCENT = 100;

  @Option(names = "--account", paramLabel = "ID", description = "Of this account alone.")
  private Optional<String> account = Optional.empty();

  @Option(names = "--key", paramLabel = "ID", description = "Of this key alone.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--model", paramLabel = "MODEL", description = "Of this model alone.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "From this day or moment on, such as 2026-11-21 or 2026-11-21T13:45:00Z.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "To the end of this day, or before this moment.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "Sum up by day, account, key or model; or list by request.")
  private String by = "day";

  @Option(names = "--csv", description = "Print CSV instead, which is safe for spreadsheets.")
  private boolean csv;

  UsageCommand(Terminal terminal, Map<String, String> environment) {
    super(terminal, environment);
  }

  @Override
  int run(Admin admin) {
    if (csv && json()) {
      throw new Trouble("Choose one of --csv and --json.");
    }
    Map<String, String> query = query();
    if (by.equals(REQUEST)) {
      requests(admin, query);
      return 0;
    }
    query.put("by", by);
    if (csv) {
      query.put("format", "csv");
      admin.export("/usage/totals", query, terminal().out());
      return 0;
    }
    ObjectNode totals = admin.get("/usage/totals", query);
    if (json()) {
      print(totals);
    } else {
      show(totals);
    }
    return 0;
  }

  private Map<String, String> query() {
    Map<String, String> query = new HashMap<>();
    account.ifPresent(value -> query.put("account", value));
    key.ifPresent(value -> query.put("key", value));
    model.ifPresent(value -> query.put("model", value));
    from.ifPresent(value -> query.put("from", value));
    to.ifPresent(value -> query.put("to", value));
    return query;
  }

  private void requests(Admin admin, Map<String, String> query) {
    if (csv || json()) {
      query.put("format", csv ? "csv" : "jsonl");
      admin.export("/usage/export", query, terminal().out());
      return;
    }
    query.put("limit", "50");
    var table = new Table("ENDED", "REQUEST", "KEY", "MODEL", ">TOKENS", ">USD", "OUTCOME");
    admin.get("/usage", query).path("data").forEach(each -> row(table, each));
    table.print(terminal());
  }

  private static void row(Table table, JsonNode each) {
    long tokens = each.path("prompt_tokens").asLong(0) + each.path("completion_tokens").asLong(0);
    String code = each.path("code").asString("");
    table.row(
        each.path("ended").asString(""),
        each.path("request_id").asString(""),
        each.path("key").asString(""),
        each.path("model").asString(""),
        Long.toString(tokens),
        Dollars.of(each, "charge"),
        each.path("outcome").asString("") + (code.isEmpty() ? "" : " (" + code + ")"));
  }

  private void show(ObjectNode totals) {
    var table =
        new Table(
            by.toUpperCase(Locale.ROOT),
            ">REQUESTS",
            ">TOKENS IN",
            ">FOR MEDIA",
            ">OUT",
            ">PICTURES",
            ">USD",
            ">FOR MEDIA");
    totals.path("data").forEach(each -> sum(table, each.path(by).asString(""), each));
    sum(table, "all", totals.path("total"));
    table.print(terminal());
    terminal().line("");
    terminal().line(share(totals.path("total")));
  }

  private static void sum(Table table, String part, JsonNode total) {
    long media = total.path("image_tokens").asLong(0) + total.path("video_tokens").asLong(0);
    table.row(
        part.isEmpty() ? "–" : part,
        count(total, "requests"),
        count(total, "prompt_tokens"),
        Long.toString(media),
        count(total, "completion_tokens"),
        count(total, "pictures"),
        Dollars.of(total, "charge"),
        Dollars.of(total, "media"));
  }

  private static String count(JsonNode total, String name) {
    return Long.toString(total.path(name).asLong(0));
  }

  /** What pictures cost against text. */
  private static String share(JsonNode total) {
    long charge = total.path("charge_nano_usd").asLong(0);
    long media = total.path("media_nano_usd").asLong(0);
    return charge == 0
        ? "Nothing was charged."
        : String.format(
            Locale.ROOT,
            "Pictures and video: USD %s, %.0f %% of USD %s. Text and answers: USD %s.",
            Dollars.of(media),
            PERCENT * media / charge,
            Dollars.of(charge),
            Dollars.of(charge - media));
  }
}
