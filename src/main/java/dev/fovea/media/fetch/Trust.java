package dev.fovea.media.fetch;

import dev.fovea.config.ConfigException;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates are trusted: the system's, and the operator's own beside them. */
final class Trust {
  private Trust() {}

  /**
   * The system's authorities and those of the file.
   *
   * @throws ConfigException when the file cannot be read or holds none
   */
  static TrustOptions with(Path file) {
    try {
      Collection<? extends Certificate> own = read(file);
      if (own.isEmpty()) {
        throw unusable(file, "it holds no certificate");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate each : Stream.concat(system(), own.stream()).toList()) {
        store.setCertificateEntry("authority-" + number++, each);
      }
      return TrustOptions.wrap(factory(Optional.of(store)));
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, e.getClass().getSimpleName());
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  private static Stream<X509Certificate> system() throws GeneralSecurityException {
    return Stream.of(factory(Optional.empty()).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()));
  }

  private static TrustManagerFactory factory(Optional<KeyStore> store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store.orElse(null));
    return factory;
  }

  private static ConfigException unusable(Path file, String reason) {
    return new ConfigException(
        "fetch.trust: %s cannot be used: %s. Give a file of certificates in PEM."
            .formatted(file, reason));
  }
}
