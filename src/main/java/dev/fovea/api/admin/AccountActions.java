package dev.fovea.api.admin;

import dev.fovea.account.Account;
import dev.fovea.account.Accounts;
import dev.fovea.cost.Money;
import dev.fovea.json.Json;
import dev.fovea.ledger.Balance;
import dev.fovea.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Accounts: made, listed, shown, shut and opened. */
final class AccountActions {
  private static final String ALL = AdminDesk.ROOT + "/accounts";
  private static final String ONE = ALL + "/{id}";

  private final Accounts accounts;
  private final KnownAccounts known;
  private final Ledger ledger;
  private final GrantActions grants;

  AccountActions(Accounts accounts, KnownAccounts known, Ledger ledger, GrantActions grants) {
    this.accounts = accounts;
    this.known = known;
    this.ledger = ledger;
    this.grants = grants;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("POST", ALL, (_, request) -> create(request.fields())),
        new Operation("GET", ALL, (_, request) -> list(request.parameters())),
        new Operation("GET", ONE, (id, _) -> show(id)),
        new Operation("PATCH", ONE, (id, request) -> change(id, request.fields())));
  }

  private AdminAnswer create(Fields fields) {
    String id = fields.required("id");
    boolean prepaid = fields.flag("prepaid").orElse(true);
    Optional<Money> credit = fields.dollars("credit_usd");
    fields.done();
    if (credit.isPresent() && credit.get().nanoUsd() <= 0) {
      throw Wrong.value("credit_usd", "A first credit is more than nothing.");
    }
    credit.ifPresent(GrantActions::check);
    Account account = accounts.create(id, prepaid);
    credit.ifPresent(amount -> grants.first(account, amount));
    return AdminAnswer.created(json(account));
  }

  private AdminAnswer list(Parameters parameters) {
    Page page = Page.of(parameters);
    parameters.done();
    List<Account> found = accounts.page(page.after(), page.limit() + 1);
    return AdminAnswer.ok(page.list(found, Account::id, this::json));
  }

  private AdminAnswer show(String id) {
    return AdminAnswer.ok(json(known.require(id)));
  }

  private AdminAnswer change(String id, Fields fields) {
    Optional<Boolean> disabled = fields.flag("disabled");
    fields.done();
    known.require(id);
    if (disabled.orElseThrow(() -> Wrong.missing("disabled"))) {
      accounts.disable(id);
    } else {
      accounts.enable(id);
    }
    return show(id);
  }

  private ObjectNode json(Account account) {
    Balance balance = ledger.balance(account.id());
    ObjectNode json = Json.object();
    json.put("object", "account");
    json.put("id", account.id());
    json.put("prepaid", account.prepaid());
    json.put("created", account.created().toString());
    json.put("disabled", account.disabled().map(Instant::toString).orElse(null));
    MoneyFields.put(json, "balance", balance.posted());
    MoneyFields.put(json, "held", balance.held());
    MoneyFields.put(json, "available", balance.available());
    return json;
  }
}
