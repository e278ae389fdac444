package dev.fovea.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.store.Store;
import dev.fovea.usage.Usages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ledgers on one database, each with connections of its own, as if on servers of their own. */
final class Ledgers implements AutoCloseable {
  private final List<Store> stores = new ArrayList<>();
  private final List<Usages> usages = new ArrayList<>();
  private final List<Ledger> ledgers = new ArrayList<>();

  Ledgers(Settings settings, int count) {
    for (int i = 0; i < count; i++) {
      stores.add(Store.open(settings));
      usages.add(new Usages(stores.get(i), settings));
      ledgers.add(new Ledger(stores.get(i), settings, usages.get(i)));
    }
  }

  Ledger get(int index) {
    return ledgers.get(index % ledgers.size());
  }

  Store store() {
    return stores.getFirst();
  }

  Money revenue() {
    return ledgers.getFirst().balance(Transfer.REVENUE).posted();
  }

  /**
   * Balances are zero in all, and each is what its transfers moved; what is held is what unresolved
   * transfers hold; what a key has spent is what its transfers have.
   */
  void audit() {
    assertThat(numbers("select sum(balance_nano) from ledger_account")).containsExactly("0");
    assertThat(
            numbers(
                """
                select a.id from ledger_account a where a.balance_nano <>
                  (select coalesce(sum(posted_nano), 0) from transfer t where t.credit_id = a.id) -
                  (select coalesce(sum(posted_nano), 0) from transfer t where t.debit_id = a.id)
                """))
        .as("balances that are not what was moved")
        .isEmpty();
    assertThat(
            numbers(
                """
                select a.id from ledger_account a where a.held_nano <>
                  (select coalesce(sum(held_nano), 0) from transfer t
                   where t.debit_id = a.id and t.state = 'held')
                """))
        .as("holds that nobody has")
        .isEmpty();
    assertThat(
            numbers(
                """
                select s.key_id from key_spend s where s.posted_nano <>
                  (select coalesce(sum(posted_nano), 0) from transfer t
                   where t.key_id = s.key_id and t.month = s.month)
                or s.held_nano <>
                  (select coalesce(sum(held_nano), 0) from transfer t
                   where t.key_id = s.key_id and t.month = s.month and t.state = 'held')
                """))
        .as("budgets that are not what was spent")
        .isEmpty();
  }

  /** The first column of every row, as text. */
  List<String> numbers(String sql) {
    return store().jdbi().withHandle(handle -> handle.createQuery(sql).mapToMap().list()).stream()
        .map(Map::values)
        .map(values -> String.valueOf(values.iterator().next()))
        .map(text -> text.matches("-?\\d+\\.0+") ? new BigDecimal(text).toBigInteger() + "" : text)
        .toList();
  }

  @Override
  public void close() {
    ledgers.forEach(Ledger::close);
    usages.forEach(Usages::close);
    stores.forEach(Store::close);
  }
}
