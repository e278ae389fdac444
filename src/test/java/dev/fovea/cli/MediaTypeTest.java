package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "89504E470D0A1A0A, image/png",
    "FFD8FFE000104A46, image/jpeg",
    "474946383961, image/gif",
    "424D36000000, image/bmp",
    "49492A0008000000, image/tiff",
    "4D4D002A00000008, image/tiff",
    "52494646AAAAAAAA57454250, image/webp",
    "00000020667479706176696600000000, image/avif",
    "00000018667479706865696300000000, image/heic",
    "00000020667479706D70343200000000, video/mp4",
    "00000014667479707174202000000000, video/quicktime",
    "1A45DFA3934282, video/webm",
    "68656C6C6F, application/octet-stream",
    "FF, application/octet-stream",
    "0000002066747970, application/octet-stream"
  })
  void isToldByTheFirstBytes(String hex, String type) {
    assertThat(MediaType.of(java.util.HexFormat.of().parseHex(hex))).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"https://example.org/a.jpg, false", "https://example.org/a.mp4?t=1, true"})
  void tellsVideosByTheirUrls(String url, boolean video) {
    Picture picture = Picture.read(url, System.in);

    assertThat(picture.video()).isEqualTo(video);
    assertThat(picture.source().toByteArray()).isEqualTo(url.getBytes(StandardCharsets.UTF_8));
  }
}
