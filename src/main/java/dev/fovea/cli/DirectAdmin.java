package dev.fovea.cli;

import dev.fovea.account.Accounts;
import dev.fovea.account.Keys;
import dev.fovea.api.admin.AdminAnswer;
import dev.fovea.api.admin.AdminDesk;
import dev.fovea.api.admin.AdminRequest;
import dev.fovea.config.Settings;
import dev.fovea.json.Json;
import dev.fovea.ledger.GrantNotes;
import dev.fovea.ledger.Ledger;
import dev.fovea.store.Store;
import dev.fovea.usage.UsageReports;
import dev.fovea.usage.Usages;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Opens the database itself, and does what a server would do. */
final class DirectAdmin implements Admin {
  private static final byte[] NOTHING = {};

  private final Store store;
  private final Usages usages;
  private final Ledger ledger;
  private final AdminDesk desk;

  private DirectAdmin(Store store, Settings settings) {
    this.store = store;
    this.usages = new Usages(store, settings);
    this.ledger = new Ledger(store, settings, usages);
    this.desk =
        new AdminDesk(
            new Accounts(store),
            new Keys(store),
            ledger,
            new GrantNotes(store),
            new UsageReports(store));
  }

  /**
   * @throws dev.fovea.store.StoreException when the database cannot be opened, with what to do
   */
  static DirectAdmin open(Settings settings) {
    return new DirectAdmin(Store.open(settings), settings);
  }

  @Override
  public ObjectNode ask(
      String method, String path, Map<String, String> query, Map<String, @Nullable Object> body) {
    byte[] json = body.isEmpty() ? NOTHING : Json.writeValue(body);
    return switch (answer(method, path, query, json)) {
      case AdminAnswer.Whole(_, ObjectNode answer) -> answer;
      case AdminAnswer.Export _ -> throw new IllegalStateException("a file at " + path);
    };
  }

  @Override
  public void export(String path, Map<String, String> query, PrintStream out) {
    switch (answer("GET", path, query, NOTHING)) {
      case AdminAnswer.Export export -> export.lines().accept(out::print);
      case AdminAnswer.Whole _ -> throw new IllegalStateException("no file at " + path);
    }
  }

  private AdminAnswer answer(String method, String path, Map<String, String> query, byte[] body) {
    return desk.answer(
        new AdminRequest(method, AdminDesk.ROOT + path, query, body, Optional.empty()));
  }

  @Override
  public void close() {
    ledger.close();
    usages.close();
    store.close();
  }
}
