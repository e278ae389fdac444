package dev.fovea.media.picture;

import java.util.Base64;

/** WebP files of the corners of {@link Painted}, 16 × 12; nobody writes them in Java. */
final class Webp {
  static final byte[] LOSSLESS =
      decoded(
          "UklGRkAAAABXRUJQVlA4TDMAAAAvD8ACAB8gEEhURg9tLCEBYYJJ/ieTBALJKKGOPv/RMgcGwmyjSU5ykvc9hIj+"
              + "B9S36QcA");

  static final byte[] LOSSY =
      decoded(
          "UklGRm4AAABXRUJQVlA4IGIAAAAwBACdASoQAAwAAMASJagCdLoB+AEsA/gH4gYoB/APb/uwD+gAvj63IEAA/vvd"
              + "DOniKQRRf6eP/v1v/wHoEuW+B4UPu/7IQnBCeG/6u2/7l8//MxwKvjl/RqMhHP+Kvp4AAA==");

  /** Lossy; the right half is transparent. */
  static final byte[] ALPHA =
      decoded(
          "UklGRpoAAABXRUJQVlA4WAoAAAAQAAAADwAACwAAQUxQSBIAAAABDzD/ERFCLJjMX7o3hIj+Ry5WUDggYgAAADAE"
              + "AJ0BKhAADAAAwBIlqAJ0ugH4ASwD+AfiBigH8A9v+7AP6AC+PrcgQAD++90M6eIpBFF/p4/+/W//AegS5b4H"
              + "hQ+7/shCcEJ4b/q7b/uXz/8zHAq+OX9GoyEc/4q+ngAA");

  private Webp() {}

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
