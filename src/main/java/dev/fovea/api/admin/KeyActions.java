package dev.fovea.api.admin;

import dev.fovea.account.Accounts;
import dev.fovea.account.Created;
import dev.fovea.account.Key;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.vision.MediaPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Keys: made, listed, shown, changed, given a new secret, and ended. */
final class KeyActions {
  static final int NAME_MAX = 100;

  private static final String ALL = AdminDesk.ROOT + "/keys";
  private static final String ONE = ALL + "/{id}";

  private final Keys keys;
  private final KnownAccounts known;

  KeyActions(Keys keys, KnownAccounts known) {
    this.keys = keys;
    this.known = known;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("POST", ALL, (_, request) -> create(request.fields())),
        new Operation("GET", ALL, (_, request) -> list(request.parameters())),
        new Operation("GET", ONE, (id, _) -> AdminAnswer.ok(json(require(id)))),
        new Operation("PATCH", ONE, (id, request) -> change(id, request.fields())),
        new Operation("POST", ONE + "/rotate", (id, request) -> rotate(id, request.fields())),
        new Operation("POST", ONE + "/revoke", (id, request) -> revoke(id, request.fields())));
  }

  private AdminAnswer create(Fields fields) {
    String account = fields.text("account").orElse(Accounts.DEFAULT);
    String name = fields.text("name").orElse("key");
    KeyLimits limits = LimitFields.read(fields, KeyLimits.NONE);
    MediaPolicy policy = PolicyFields.read(fields.object("media_policy"));
    fields.done();
    if (name.length() > NAME_MAX) {
      throw Wrong.type("name", "1 to %d characters on one line".formatted(NAME_MAX));
    }
    known.require(account);
    return AdminAnswer.created(json(keys.create(account, name, limits, policy)));
  }

  private AdminAnswer list(Parameters parameters) {
    Page page = Page.of(parameters);
    Optional<String> account = parameters.text("account");
    parameters.done();
    account.ifPresent(known::require);
    List<Key> found = keys.page(account, page.after(), page.limit() + 1);
    return AdminAnswer.ok(page.list(found, Key::id, KeyActions::json));
  }

  private AdminAnswer change(String id, Fields fields) {
    Key key = require(id);
    KeyLimits limits = LimitFields.read(fields, key.limits());
    Optional<Boolean> disabled = fields.flag("disabled");
    fields.done();
    if (!limits.equals(key.limits())) {
      keys.limit(id, limits);
    }
    disabled.ifPresent(off -> disable(id, off));
    return AdminAnswer.ok(json(require(id)));
  }

  private void disable(String id, boolean off) {
    if (off) {
      keys.disable(id);
    } else {
      keys.enable(id);
    }
  }

  private AdminAnswer rotate(String id, Fields fields) {
    fields.done();
    return AdminAnswer.ok(json(keys.rotate(id)));
  }

  private AdminAnswer revoke(String id, Fields fields) {
    fields.done();
    keys.revoke(id);
    return AdminAnswer.ok(json(require(id)));
  }

  private Key require(String id) {
    return keys.key(id).orElseThrow(() -> new FailureException(new Failure.KeyNotFound(id)));
  }

  /** With its secret, this once. */
  private static ObjectNode json(Created created) {
    ObjectNode json = json(created.key());
    json.put("key", created.secret());
    return json;
  }

  private static ObjectNode json(Key key) {
    ObjectNode json = Json.object();
    json.put("object", "key");
    json.put("id", key.id());
    json.put("account", key.account());
    json.put("name", key.name());
    json.put("hint", key.hint());
    json.put("state", state(key));
    json.put("created", key.created().toString());
    json.put("disabled", key.disabled().map(Instant::toString).orElse(null));
    json.put("revoked", key.revoked().map(Instant::toString).orElse(null));
    LimitFields.put(json, key.limits());
    json.set("media_policy", PolicyFields.json(key.policy()));
    return json;
  }

  private static String state(Key key) {
    if (key.revoked().isPresent()) {
      return "revoked";
    }
    if (key.disabled().isPresent()) {
      return "disabled";
    }
    return key.expired(Instant.now()) ? "expired" : "works";
  }
}
