package dev.fovea.api.openai;

import dev.fovea.http.Exchange;
import dev.fovea.json.Json;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.MediaReport.Entry;
import dev.fovea.vision.MediaReport.File;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was done with a request's media: {@code x_media} in an answer, and a header. */
final class MediaReportWriter {
  /** The response header that tells it in short. */
  private static final String HEADER = "x-fovea-media";

  /** Proxies cut long headers; who wants all asks for {@code x_media}. */
  private static final int HEADER_ENTRIES_MAX = 10;

  private static final int DECIMALS = 6;

  private MediaReportWriter() {}

  static ArrayNode json(MediaReport report) {
    ArrayNode entries = Json.object().putArray("x_media");
    report.entries().forEach(entry -> write(entry, entries.addObject()));
    return entries;
  }

  private static void write(Entry entry, ObjectNode json) {
    json.put("param", entry.place().toString());
    entry.came().ifPresent(file -> write(file, json.putObject("source")));
    ArrayNode sent = json.putArray("sent");
    entry.sent().forEach(file -> write(file, sent.addObject()));
    json.put(
        "scale",
        BigDecimal.valueOf(entry.scale())
            .setScale(DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros());
    json.put("tokens", entry.tokens());
    ArrayNode done = json.putArray("done");
    entry.done().forEach(done::add);
    json.put("fetch_ms", entry.fetch().toMillis());
    json.put("transform_ms", entry.transform().toMillis());
  }

  private static void write(File file, ObjectNode json) {
    json.put("type", file.mediaType());
    json.put("bytes", file.bytes());
    file.size()
        .ifPresent(size -> {
          json.put("width", size.width());
          json.put("height", size.height());
        });
  }

  /** Says in a header what was done, if anything was. */
  static void tell(MediaReport report, Exchange exchange) {
    String told = header(report);
    if (!told.isEmpty()) {
      exchange.header(HEADER, told);
    }
  }

  /**
   * What was done to each picture that was not left alone, as in {@code messages[0].content[1]
   * image/heic 3024x4032 > image/jpeg 1176x1568 rotated resized converted}; empty when all were.
   */
  static String header(MediaReport report) {
    List<Entry> changed =
        report.entries().stream().filter(entry -> !entry.done().isEmpty()).toList();
    String told =
        changed.stream()
            .limit(HEADER_ENTRIES_MAX)
            .map(MediaReportWriter::line)
            .collect(Collectors.joining("; "));
    int more = changed.size() - HEADER_ENTRIES_MAX;
    return more > 0 ? told + "; " + more + " more" : told;
  }

  private static String line(Entry entry) {
    String came = entry.came().map(MediaReportWriter::brief).orElse("url");
    String sent = entry.sent().isEmpty() ? "url" : brief(entry.sent().getFirst());
    return entry.place() + " " + came + " > " + sent + " " + String.join(" ", entry.done());
  }

  private static String brief(File file) {
    return file.mediaType() + file.size().map(size -> " " + size).orElse("");
  }
}
