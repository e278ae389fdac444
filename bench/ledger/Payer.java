import dev.fovea.account.Accounts;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.cost.Money;
import dev.fovea.ledger.Granted;
import dev.fovea.ledger.Ledger;
import dev.fovea.store.Store;
import dev.fovea.store.StoreSettings;
import dev.fovea.usage.Usages;
import dev.fovea.vision.MediaPolicy;
import java.nio.file.Path;

/**
 * Opens a prepaid account in a data folder and prints the secret of its key; when it is there
 * already, says whether it was charged: java Payer FOLDER.
 */
public final class Payer {
  private static final String ACCOUNT = "bench";
  private static final Money CREDIT = new Money(1_000_000_000_000_000L);

  private Payer() {}

  public static void main(String[] arguments) {
    Settings settings = Settings.defaults().with(StoreSettings.DATA, Path.of(arguments[0]));
    try (Store store = Store.open(settings);
        var usages = new Usages(store, settings);
        var ledger = new Ledger(store, settings, usages)) {
      var accounts = new Accounts(store);
      boolean known = accounts.find(ACCOUNT).isPresent();
      System.out.println(known ? state(ledger) : opened(store, accounts, ledger));
    }
  }

  private static String opened(Store store, Accounts accounts, Ledger ledger) {
    accounts.create(ACCOUNT, true);
    if (ledger.grant("grant-bench", ACCOUNT, CREDIT) != Granted.DONE) {
      throw new IllegalStateException("no credit for " + ACCOUNT);
    }
    return new Keys(store).create(ACCOUNT, "bench", KeyLimits.NONE, MediaPolicy.NONE).secret();
  }

  private static String state(Ledger ledger) {
    return ledger.balance(ACCOUNT).posted().compareTo(CREDIT) < 0 ? "charged" : "untouched";
  }
}
