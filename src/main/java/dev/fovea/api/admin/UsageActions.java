package dev.fovea.api.admin;

import dev.fovea.json.Json;
import dev.fovea.usage.Grouping;
import dev.fovea.usage.UsageCsv;
import dev.fovea.usage.UsageFilter;
import dev.fovea.usage.UsagePosition;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageReports;
import dev.fovea.usage.UsageTotal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Usage: records, totals, and both as files. */
final class UsageActions {
  private static final String ALL = AdminDesk.ROOT + "/usage";
  private static final String CSV = "text/csv; charset=utf-8; header=present";
  private static final String JSON_LINES = "application/x-ndjson";

  /** Days that are shown when nobody says from when, today among them. */
  private static final int DAYS = 30;

  private final UsageReports reports;
  private final KnownAccounts known;

  UsageActions(UsageReports reports, KnownAccounts known) {
    this.reports = reports;
    this.known = known;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", ALL, (_, request) -> list(request.parameters())),
        new Operation("GET", ALL + "/totals", (_, request) -> totals(request.parameters())),
        new Operation("GET", ALL + "/export", (_, request) -> export(request.parameters())));
  }

  private AdminAnswer list(Parameters parameters) {
    UsageFilter filter = filter(parameters);
    Page page = Page.of(parameters, UsageReports.PAGE_MAX - 1);
    parameters.done();
    Optional<UsagePosition> after =
        page.after()
            .map(text ->
                UsagePosition.parse(text)
                    .orElseThrow(() -> Wrong.type("after", "a 'next_after' of a page before")));
    List<UsageRecord> found = reports.newest(filter, after, page.limit() + 1);
    return AdminAnswer.ok(
        page.list(found, record -> UsagePosition.of(record).toString(), UsageJson::of));
  }

  private AdminAnswer totals(Parameters parameters) {
    UsageFilter filter = filter(parameters);
    Grouping by = by(parameters);
    boolean csv = csv(parameters, "json");
    parameters.done();
    List<UsageTotal> totals = reports.totals(filter, by);
    if (csv) {
      return new AdminAnswer.Export(
          CSV,
          "usage-by-%s.csv".formatted(by.word()),
          out -> {
            out.accept(UsageCsv.head(by));
            totals.forEach(total -> out.accept(UsageCsv.line(total)));
          });
    }
    ObjectNode json = Json.object();
    json.put("object", "usage_totals");
    json.put("by", by.word());
    json.put("from", filter.from().toString());
    json.put("to", filter.to().toString());
    json.set("total", UsageJson.of(reports.total(filter)));
    ArrayNode data = json.putArray("data");
    totals.forEach(total -> data.add(UsageJson.of(by, total)));
    return AdminAnswer.ok(json);
  }

  private AdminAnswer export(Parameters parameters) {
    UsageFilter filter = filter(parameters);
    boolean csv = csv(parameters, "jsonl");
    parameters.done();
    return csv
        ? new AdminAnswer.Export(
            CSV,
            "usage.csv",
            out -> {
              out.accept(UsageCsv.head());
              reports.each(filter, record -> out.accept(UsageCsv.line(record)));
            })
        : new AdminAnswer.Export(
            JSON_LINES, "usage.jsonl", out -> reports.each(filter, jsonLines(out)));
  }

  private static Consumer<UsageRecord> jsonLines(Consumer<String> out) {
    return record ->
        out.accept(new String(Json.write(UsageJson.of(record)), StandardCharsets.UTF_8) + "\n");
  }

  private UsageFilter filter(Parameters parameters) {
    Instant now = Instant.now();
    LocalDate first = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS - 1);
    Instant to = parameters.to("to").orElse(now.plus(1, ChronoUnit.DAYS));
    Instant from = parameters.from("from").orElse(first.atStartOfDay().toInstant(ZoneOffset.UTC));
    Optional<String> account = parameters.text("account");
    if (!from.isBefore(to)) {
      throw Wrong.value("from", "'from' has to be before 'to'.");
    }
    account.ifPresent(known::require);
    return new UsageFilter(from, to, account, parameters.text("key"), parameters.text("model"));
  }

  private static Grouping by(Parameters parameters) {
    return parameters
        .text("by")
        .map(word ->
            Grouping.of(word)
                .orElseThrow(() ->
                    Wrong.type(
                        "by",
                        Arrays.stream(Grouping.values())
                            .map(Grouping::word)
                            .collect(Collectors.joining(", ", "one of ", "")))))
        .orElse(Grouping.DAY);
  }

  private static boolean csv(Parameters parameters, String other) {
    String format = parameters.text("format").orElse(other);
    if (!format.equals("csv") && !format.equals(other)) {
      throw Wrong.type("format", other + " or csv");
    }
    return format.equals("csv");
  }
}
