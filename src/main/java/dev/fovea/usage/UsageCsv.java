package dev.fovea.usage;

import dev.fovea.cost.Money;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Records and totals as lines of {@link Csv}. Money is in whole nano-dollars and in dollars. */
public final class UsageCsv {
  private static final List<String> TOKENS =
      List.of(
          "prompt_tokens",
          "text_tokens",
          "image_tokens",
          "video_tokens",
          "cached_tokens",
          "completion_tokens",
          "reasoning_tokens");

  private static final List<String> MONEY =
      List.of("charge_nano_usd", "media_nano_usd", "uncollected_nano_usd", "charge_usd");

  private UsageCsv() {}

  /** The line above records. */
  public static String head() {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                "request_id", "ended_at", "account", "key", "model", "provider", "upstream_model"));
    cells.addAll(TOKENS);
    cells.add("tokens_estimated");
    cells.addAll(MONEY);
    cells.addAll(
        List.of(
            "millis",
            "first_byte_millis",
            "pictures",
            "media_bytes_in",
            "media_bytes_sent",
            "outcome",
            "code"));
    return Csv.line(cells);
  }

  /** One record. */
  public static String line(UsageRecord record) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                record.requestId(),
                record.at(),
                record.account(),
                record.keyId(),
                record.model(),
                record.provider(),
                record.upstreamModel()));
    cells.addAll(cells(record.tokens()));
    cells.add(record.tokens().estimated());
    cells.addAll(cells(record.charge()));
    cells.add(record.timing().whole().toMillis());
    cells.add(record.timing().firstByte().<Object>map(Duration::toMillis).orElse(""));
    cells.addAll(
        List.of(
            record.media().pictures(),
            record.media().bytesIn(),
            record.media().bytesSent(),
            record.end().outcome().word(),
            record.end().code()));
    return Csv.line(cells);
  }

  /** The line above totals. */
  public static String head(Grouping by) {
    List<Object> cells = new ArrayList<>(List.of(by.word()));
    cells.addAll(List.of("requests", "completed", "interrupted", "failed", "refused"));
    cells.addAll(TOKENS);
    cells.add("pictures");
    cells.addAll(MONEY);
    return Csv.line(cells);
  }

  /** One total. */
  public static String line(UsageTotal total) {
    UsageTotal.Requests requests = total.requests();
    List<Object> cells = new ArrayList<>(List.of(total.part(), requests.all()));
    cells.addAll(
        List.of(
            requests.completed(), requests.interrupted(), requests.failed(), requests.refused()));
    cells.addAll(cells(total.tokens()));
    cells.add(total.pictures());
    cells.addAll(cells(total.charge()));
    return Csv.line(cells);
  }

  private static List<Object> cells(Tokens tokens) {
    return List.of(
        tokens.prompt(),
        tokens.text(),
        tokens.image(),
        tokens.video(),
        tokens.cached(),
        tokens.completion(),
        tokens.reasoning());
  }

  private static List<Object> cells(Charge charge) {
    return List.of(
        charge.total().nanoUsd(),
        charge.media().nanoUsd(),
        charge.uncollected().nanoUsd(),
        plain(charge.total()));
  }

  /** Never in the form of 1E-7. */
  private static String plain(Money money) {
    return money.usd().toPlainString();
  }
}
