package dev.fovea.cli;

import dev.fovea.account.Created;
import dev.fovea.account.Key;
import dev.fovea.json.Json;
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
    return fields;
  }

  private static String text(Object value) {
    return new String(Json.writeValue(value), StandardCharsets.UTF_8);
  }
}
