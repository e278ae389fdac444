package dev.fovea.testkit;

import dev.fovea.Fovea;
import dev.fovea.account.Accounts;
import dev.fovea.account.KeyLimits;
import dev.fovea.account.Keys;
import dev.fovea.config.Settings;
import dev.fovea.store.Store;
import dev.fovea.vision.MediaPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The real server on a port of its own, with a data folder of its own. */
public final class TestServer implements AutoCloseable {
  /** The first key of every test server. */
  public static final String KEY = "fv-test-0123456789abcdef0123456789abcdef";

  /** What opens the admin API of every test server. */
  public static final String ADMIN_KEY = "fv-admin-0123456789abcdef0123456789abcdef";

  private final Fovea fovea;
  private final Path folder;

  private TestServer(Fovea fovea, Path folder) {
    this.fovea = fovea;
    this.folder = folder;
  }

  /** With these providers and models, and everything else as it is by default. */
  public static TestServer start(String yaml) {
    return start(yaml, Map.of());
  }

  /**
   * With some settings changed.
   *
   * @param yaml the settings file
   * @param settings by dotted name, over the file
   */
  public static TestServer start(String yaml, Map<String, String> settings) {
    return start(yaml, settings, Map.of());
  }

  /**
   * With an environment.
   *
   * @param environment variables of the environment; there are no others
   */
  public static TestServer start(
      String yaml, Map<String, String> settings, Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("fovea-test-");
      Path file = Files.writeString(folder.resolve("fovea.yaml"), yaml);
      Map<String, String> all = new HashMap<>(defaults(folder));
      all.putAll(settings);
      Map<String, String> variables = new HashMap<>(environment);
      variables.put("FOVEA_BOOTSTRAP_KEY", KEY);
      variables.putIfAbsent("FOVEA_ADMIN_KEY", ADMIN_KEY);
      Settings loaded = Settings.load(Fovea.SETTINGS, all, variables, Optional.of(file));
      return new TestServer(Fovea.start(loaded, variables), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> defaults(Path folder) {
    return Map.of(
        "port", "0",
        "data", folder.toString(),
        "engines.discover", "false",
        // Nobody is out there: a test that wants its pictures fetched says so.
        "media.fetch", "pass-through",
        "media.warm", "false");
  }

  /** The secret of a new key of the default account, with these limits. */
  public String key(KeyLimits limits) {
    return keys(
        keys -> keys.create(Accounts.DEFAULT, "limited", limits, MediaPolicy.NONE).secret());
  }

  /** Does something to the keys as another process on the same database would. */
  public <T> T keys(Function<Keys, T> task) {
    return store(store -> task.apply(new Keys(store)));
  }

  /** Does something to the database as another process would. */
  public <T> T store(Function<Store, T> task) {
    try (Store store = Store.open(folder)) {
      return task.apply(store);
    }
  }

  /** Its data folder. */
  public Path folder() {
    return folder;
  }

  public int port() {
    return fovea.port();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** A client with the first key. */
  public TestClient client() {
    return new TestClient(uri(), Optional.of(KEY));
  }

  /** A client with the admin key. */
  public TestClient admin() {
    return client().withKey(ADMIN_KEY);
  }

  /** A client that can break the rules. */
  public RawClient raw() throws IOException {
    return RawClient.connect(port());
  }

  @Override
  public void close() {
    fovea.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
