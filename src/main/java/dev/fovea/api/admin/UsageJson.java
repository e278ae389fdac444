package dev.fovea.api.admin;

import dev.fovea.json.Json;
import dev.fovea.usage.Grouping;
import dev.fovea.usage.UsageRecord;
import dev.fovea.usage.UsageRecord.Charge;
import dev.fovea.usage.UsageRecord.Tokens;
import dev.fovea.usage.UsageTotal;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Records and totals as programs read them. */
final class UsageJson {
  private UsageJson() {}

  static ObjectNode of(UsageRecord record) {
    ObjectNode json = Json.object();
    json.put("object", "usage_record");
    json.put("request_id", record.requestId());
    json.put("ended", record.at().toString());
    json.put("account", record.account());
    json.put("key", record.keyId());
    json.put("model", record.model());
    json.put("provider", record.provider());
    json.put("upstream_model", record.upstreamModel());
    tokens(json, record.tokens());
    money(json, record.charge());
    json.put("millis", record.timing().whole().toMillis());
    json.put("first_byte_millis", record.timing().firstByte().map(Duration::toMillis).orElse(null));
    json.put("pictures", record.media().pictures());
    json.put("media_bytes_in", record.media().bytesIn());
    json.put("media_bytes_sent", record.media().bytesSent());
    json.put("outcome", record.end().outcome().word());
    json.put("code", record.end().code());
    return json;
  }

  /** A total with what its requests have in common. */
  static ObjectNode of(Grouping by, UsageTotal total) {
    ObjectNode json = Json.object();
    json.put(by.word(), total.part());
    json.setAll(of(total));
    return json;
  }

  static ObjectNode of(UsageTotal total) {
    ObjectNode json = Json.object();
    json.put("requests", total.requests().all());
    json.put("completed", total.requests().completed());
    json.put("interrupted", total.requests().interrupted());
    json.put("failed", total.requests().failed());
    json.put("refused", total.requests().refused());
    tokens(json, total.tokens());
    json.put("pictures", total.pictures());
    money(json, total.charge());
    return json;
  }

  private static void tokens(ObjectNode json, Tokens tokens) {
    json.put("prompt_tokens", tokens.prompt());
    json.put("text_tokens", tokens.text());
    json.put("image_tokens", tokens.image());
    json.put("video_tokens", tokens.video());
    json.put("cached_tokens", tokens.cached());
    json.put("completion_tokens", tokens.completion());
    json.put("reasoning_tokens", tokens.reasoning());
    json.put("tokens_estimated", tokens.estimated());
  }

  private static void money(ObjectNode json, Charge charge) {
    MoneyFields.put(json, "charge", charge.total());
    MoneyFields.put(json, "media", charge.media());
    MoneyFields.put(json, "uncollected", charge.uncollected());
  }
}
