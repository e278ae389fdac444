package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Certificates of X.509, as far as tests need them: the JDK reads them but does not make them. */
final class CertificateWriter {
  private static final byte[] ECDSA_SHA256 =
      Der.sequence(Der.oid(42, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2));
  private static final byte[] COMMON_NAME = Der.oid(0x55, 4, 3);
  private static final byte[] ALTERNATIVE_NAMES = Der.oid(0x55, 0x1D, 0x11);
  private static final byte[] BASIC_CONSTRAINTS = Der.oid(0x55, 0x1D, 0x13);
  private static final String AUTHORITY = "Test authority";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private CertificateWriter() {}

  /** An authority that vouches for itself. */
  static X509Certificate authority(KeyPair keys, Duration valid) {
    byte[] isAuthority = Der.sequence(Der.of(0x01, new byte[] {(byte) 0xFF}));
    return signed(
        keys,
        keys.getPublic(),
        AUTHORITY,
        Instant.now().plus(valid),
        BigInteger.ONE,
        extension(BASIC_CONSTRAINTS, isAuthority));
  }

  /** A server's certificate; {@code names} may be addresses. */
  static X509Certificate issue(
      KeyPair authority, PublicKey key, List<String> names, Instant until, BigInteger serial) {
    byte[] all = Der.sequence(names.stream().map(CertificateWriter::name).toArray(byte[][]::new));
    return signed(authority, key, "A server", until, serial, extension(ALTERNATIVE_NAMES, all));
  }

  private static byte[] name(String name) {
    return Character.isDigit(name.charAt(0)) || name.contains(":")
        ? Der.of(0x87, InetAddress.ofLiteral(name).getAddress())
        : Der.of(0x82, name.getBytes(US_ASCII));
  }

  private static byte[] extension(byte[] id, byte[] value) {
    return Der.of(0xA3, Der.sequence(Der.sequence(id, Der.of(0x04, value))));
  }

  private static X509Certificate signed(
      KeyPair authority,
      PublicKey key,
      String subject,
      Instant until,
      BigInteger serial,
      byte[] extensions) {
    byte[] body =
        Der.sequence(
            Der.of(0xA0, Der.integer(BigInteger.TWO)),
            Der.integer(serial),
            ECDSA_SHA256,
            distinguished(AUTHORITY),
            Der.sequence(time(until.minus(Duration.ofDays(30))), time(until)),
            distinguished(subject),
            key.getEncoded(),
            extensions);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(authority.getPrivate());
      signature.update(body);
      byte[] bits = Der.join(Stream.of(new byte[1], signature.sign()));
      byte[] whole = Der.sequence(body, ECDSA_SHA256, Der.of(0x03, bits));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] distinguished(String name) {
    byte[] attribute = Der.sequence(COMMON_NAME, Der.of(0x0C, name.getBytes(UTF_8)));
    return Der.sequence(Der.of(0x31, attribute));
  }

  private static byte[] time(Instant at) {
    return Der.of(0x18, UTC.format(at).getBytes(US_ASCII));
  }
}
