package dev.fovea.cli;

import dev.fovea.account.Created;
import dev.fovea.account.Key;
import dev.fovea.json.Json;
import dev.fovea.vision.MediaPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys as programs read them. */
final class KeyJson {
  private KeyJson() {}

  static String text(Created created) {
    Map<String, Object> fields = fields(created.key());
    fields.put("secret", created.secret());
    return text(fields);
  }

  static String text(List<Key> keys) {
    return text(keys.stream().map(KeyJson::fields).toList());
  }

  private static Map<String, Object> fields(Key key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", key.id());
    fields.put("account", key.account());
    fields.put("name", key.name());
    fields.put("hint", key.hint());
    fields.put("created", key.created().toString());
    fields.put("revoked", key.revoked().map(Instant::toString).orElse(""));
    fields.put("media_policy", fields(key.policy()));
    return fields;
  }

  /** The wishes that there are. */
  private static Map<String, Object> fields(MediaPolicy policy) {
    Map<String, Object> fields = new LinkedHashMap<>();
    policy.downscale().ifPresent(wish -> fields.put("downscale", wish.word()));
    policy.longSide().ifPresent(side -> fields.put("long_side", side));
    policy.fetch().ifPresent(wish -> fields.put("fetch", wish.word()));
    policy.report().ifPresent(report -> fields.put("report", report));
    return fields;
  }

  private static String text(Object value) {
    return new String(Json.writeValue(value), StandardCharsets.UTF_8);
  }
}
