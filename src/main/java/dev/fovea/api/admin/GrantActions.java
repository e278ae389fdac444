package dev.fovea.api.admin;

import dev.fovea.account.Account;
import dev.fovea.cost.Money;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Json;
import dev.fovea.ledger.GrantNote;
import dev.fovea.ledger.GrantNotes;
import dev.fovea.ledger.Granted;
import dev.fovea.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Credit: granted, or taken back, each time with an id that makes repetition harmless. */
final class GrantActions {
  private static final String ALL = AdminDesk.ROOT + "/accounts/{id}/grants";

  /** Keeps ids of grants apart from those of requests, which are ids of charges. */
  private static final String TRANSFER = "grant:";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final KnownAccounts known;
  private final Ledger ledger;
  private final GrantNotes notes;

  GrantActions(KnownAccounts known, Ledger ledger, GrantNotes notes) {
    this.known = known;
    this.ledger = ledger;
    this.notes = notes;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("POST", ALL, this::grant),
        new Operation("GET", ALL, (id, request) -> list(id, request.parameters())));
  }

  /** The credit that an account begins with. */
  void first(Account account, Money amount) {
    make(note("first-" + account.id(), account.id(), amount, "first credit"));
  }

  private AdminAnswer grant(String account, AdminRequest request) {
    Fields fields = request.fields();
    Money amount = fields.dollars("amount_usd").orElseThrow(() -> Wrong.missing("amount_usd"));
    String reason = fields.text("reason").orElse("");
    String id = fields.text("id").orElseGet(() -> id(request));
    fields.done();
    if (!ID.matcher(id).matches()) {
      throw Wrong.type("id", "1 to 100 of the characters A-Z, a-z, 0-9, '.', '_' and '-'");
    }
    if (amount.nanoUsd() == 0) {
      throw Wrong.value("amount_usd", "A grant of nothing changes nothing.");
    }
    check(amount);
    known.require(account);
    GrantNote note = note(id, account, amount, reason);
    boolean fresh = make(note);
    ObjectNode json = json(note);
    json.put("repeated", !fresh);
    MoneyFields.put(json, "balance", ledger.balance(account).posted());
    return new AdminAnswer.Whole(fresh ? 201 : 200, json);
  }

  /**
   * Follows from the client's own name for the request, if it has one: then not even a database
   * that was away when it should have told of the commit makes two grants of it.
   */
  private static String id(AdminRequest request) {
    return request
        .idempotencyKey()
        .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(UUID::randomUUID)
        .toString();
  }

  /** True when it was not made before. The money moves first: a reason alone is worth nothing. */
  private boolean make(GrantNote note) {
    Granted granted = ledger.grant(TRANSFER + note.id(), note.account(), note.amount());
    switch (granted) {
      case DONE, EXISTS -> notes.keep(note);
      case CONFLICT ->
          throw new FailureException(
              new Failure.GrantExists(
                  "Under the id '%s' something else was granted already: another amount, or to another account."
                      .formatted(note.id())));
      case TOO_LITTLE ->
          throw Wrong.value(
              "amount_usd",
              "The account '%s' has less than that to give back: %s of its USD %s are free."
                  .formatted(
                      note.account(),
                      ledger.balance(note.account()).available().usd().toPlainString(),
                      ledger.balance(note.account()).posted().usd().toPlainString()));
      case TOO_MUCH -> throw Wrong.value("amount_usd", "No account can hold that much.");
    }
    return granted == Granted.DONE;
  }

  private AdminAnswer list(String account, Parameters parameters) {
    Page page = Page.of(parameters);
    parameters.done();
    known.require(account);
    List<GrantNote> found = notes.newest(account, page.after(), page.limit() + 1);
    return AdminAnswer.ok(page.list(found, GrantNote::id, GrantActions::json));
  }

  /**
   * @throws FailureException for more than one grant moves
   */
  static void check(Money amount) {
    if (amount.compareTo(Ledger.GRANT_MAX) > 0 || amount.nanoUsd() < -Ledger.GRANT_MAX.nanoUsd()) {
      throw Wrong.value(
          "amount_usd",
          "One grant moves at most USD %s.".formatted(Ledger.GRANT_MAX.usd().toPlainString()));
    }
  }

  private static GrantNote note(String id, String account, Money amount, String reason) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new GrantNote(id, account, amount, reason, now);
  }

  private static ObjectNode json(GrantNote note) {
    ObjectNode json = Json.object();
    json.put("object", "grant");
    json.put("id", note.id());
    json.put("account", note.account());
    MoneyFields.put(json, "amount", note.amount());
    json.put("reason", note.reason());
    json.put("created", note.at().toString());
    return json;
  }
}
