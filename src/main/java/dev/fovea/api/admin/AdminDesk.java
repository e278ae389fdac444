package dev.fovea.api.admin;

import dev.fovea.account.Accounts;
import dev.fovea.account.Keys;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.ledger.GrantNotes;
import dev.fovea.ledger.Ledger;
import dev.fovea.usage.UsageReports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Does what an operator asks for; whoever gets as far as this may ask for everything. Safe for use
 * by many threads.
 */
public final class AdminDesk {
  /** Where all paths begin. */
  public static final String ROOT = "/admin/v1";

  private final List<Operation> operations;

  public AdminDesk(
      Accounts accounts, Keys keys, Ledger ledger, GrantNotes notes, UsageReports reports) {
    var known = new KnownAccounts(accounts);
    var grants = new GrantActions(known, ledger, notes);
    List<Operation> all = new ArrayList<>();
    all.addAll(new AccountActions(accounts, known, ledger, grants).operations());
    all.addAll(grants.operations());
    all.addAll(new KeyActions(keys, known).operations());
    all.addAll(new UsageActions(reports, known).operations());
    this.operations = List.copyOf(all);
  }

  /**
   * Does it.
   *
   * @throws FailureException {@code PathNotFound}, {@code MethodNotAllowed}, and whatever the
   *     operation cannot do
   */
  public AdminAnswer answer(AdminRequest request) {
    for (Operation operation : operations) {
      Optional<String> id = operation.match(request.path());
      if (id.isPresent() && operation.method().equals(request.method())) {
        return operation.action().answer(id.get(), request);
      }
    }
    String allow =
        operations.stream()
            .filter(operation -> operation.match(request.path()).isPresent())
            .map(Operation::method)
            .distinct()
            .collect(Collectors.joining(", "));
    throw new FailureException(
        allow.isEmpty()
            ? new Failure.PathNotFound(request.path())
            : new Failure.MethodNotAllowed(request.method(), allow));
  }
}
