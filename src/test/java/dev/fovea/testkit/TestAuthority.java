package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** A certificate authority of a test's own, and servers that it vouches for. */
public final class TestAuthority {
  private static final Duration DAY = Duration.ofDays(1);

  private final KeyPair keys = keys();
  private final X509Certificate certificate = CertificateWriter.authority(keys, DAY);
  private final AtomicLong serial = new AtomicLong(1);

  /** Writes the authority's own certificate as PEM. */
  public Path writeTo(Path file) {
    try {
      String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
      return Files.writeString(
          file,
          "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
          US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server whose certificate is for these names and addresses, valid now. */
  public SSLServerSocket server(InetAddress at, List<String> names) {
    return server(at, names, Instant.now().plus(DAY));
  }

  /** A server whose certificate ended a while ago. */
  public SSLServerSocket expiredServer(InetAddress at, List<String> names) {
    return server(at, names, Instant.now().minus(Duration.ofHours(1)));
  }

  private SSLServerSocket server(InetAddress at, List<String> names, Instant until) {
    try {
      KeyPair own = keys();
      X509Certificate issued =
          CertificateWriter.issue(
              keys, own.getPublic(), names, until, BigInteger.valueOf(serial.incrementAndGet()));
      SSLContext context = context(own, issued);
      var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
      socket.bind(new InetSocketAddress(at, 0), 256);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has {@code names} told of the server name that each client asks for; all are welcome. */
  public static void watchNames(SSLServerSocket server, java.util.function.Consumer<String> names) {
    SSLParameters parameters = server.getSSLParameters();
    parameters.setSNIMatchers(
        List.of(
            new SNIMatcher(0) {
              @Override
              public boolean matches(javax.net.ssl.SNIServerName name) {
                names.accept(new String(name.getEncoded(), US_ASCII));
                return true;
              }
            }));
    server.setSSLParameters(parameters);
  }

  private SSLContext context(KeyPair own, X509Certificate issued)
      throws IOException, GeneralSecurityException {
    char[] password = "test".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", own.getPrivate(), password, new X509Certificate[] {issued, certificate});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
