package dev.fovea.api.admin;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The way in for the command line on this machine: a token that is made anew at each start. */
public final class LocalDoor implements AutoCloseable {
  private static final Logger LOG = System.getLogger(LocalDoor.class.getName());
  private static final int RANDOM_BYTES = 32;

  private final Path data;
  private final String token = random();
  private Optional<LocalServer> announced = Optional.empty();

  /**
   * @param data the data folder
   */
  public LocalDoor(Path data) {
    this.data = data;
  }

  /** Tells the command line where the server listens. Without it the command line helps itself. */
  public void open(URI address) {
    var server = new LocalServer(seenFromHere(address), ProcessHandle.current().pid(), token);
    try {
      server.announce(data);
      announced = Optional.of(server);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the command line will not find this server: {0}", e.toString());
    }
  }

  @Override
  public void close() throws IOException {
    if (announced.isPresent()) {
      announced.get().withdraw(data);
    }
  }

  String token() {
    return token;
  }

  /** Whoever listens everywhere listens here too. */
  private static URI seenFromHere(URI address) {
    String literal =
        switch (address.getHost()) {
          case "0.0.0.0" -> "127.0.0.1";
          case "[::]", "[0:0:0:0:0:0:0:0]" -> "[::1]";
          default -> address.getHost();
        };
    return URI.create("http://%s:%d".formatted(literal, address.getPort()));
  }

  private static String random() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
