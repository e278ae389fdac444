package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.vision.Source;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources in every dress. In the texts, {@code @} stands for a PNG file in base64. */
final class DataUriTest {
  private static final byte[] PNG = Pngs.of(3, 2);
  private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);

  @Test
  void aTidyUriIsUsedWhereItLies() {
    Slice raw = Slice.of("data:image/png;base64," + BASE64);
    var inline = (Source.Inline) DataUri.source(raw, "p");
    assertThat(inline.raw()).isEqualTo(raw);
    assertThat(inline.raw().array()).isSameAs(raw.array());
    assertThat(inline.payload().array()).isSameAs(raw.array());
    assertThat(inline.payload().utf8()).isEqualTo(BASE64);
    assertThat(inline.mediaType()).isEqualTo("image/png");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "data:;base64,@|''",
        "data:image\\/png;base64,@|image/png",
        "data:image/jpg;base64,@|image/jpg",
        "DATA:IMAGE/PNG;BASE64,@|image/png",
        "data:image/png;charset=utf-8;base64,@|image/png",
        "data:image/png;base64;charset=utf-8,@|image/png",
        "data:image/png;name=a.png;base64,@|image/png",
        "data:image/png;name=\\\"a,b.png\\\";base64,@|image/png",
        "data:image/png;name=\\\"a;base64,@|image/png",
        "data:image/png;base64;base64,@|image/png",
        "data:image/png;base64,data:image/jpeg;base64,@|image/jpeg",
        "data: image/png ; base64 ,@|image/png",
        "data:image%2Fpng%3Bbase64,@|image/png",
        "data:base64,@|''",
        "data:png;base64,@|''",
        "data:image/png,@|image/png",
        "data:,@|''",
        "' \\n data:image/png;base64,@\\r\\n '|image/png",
        "@|''",
        "\\n@ |''",
        "image/png;base64,@|image/png",
        "image\\/jpg;charset=utf-8;base64,@|image/jpg",
        ";base64,@|''",
        "base64,@|''",
        "data%3Aimage%2Fpng%3Bbase64%2C@|image/png"
      },
      delimiter = '|')
  void otherDressesAreTakenOff(String text, String mediaType) {
    var inline = (Source.Inline) DataUri.source(Slice.of(text.replace("@", BASE64)), "p");
    assertThat(inline.mediaType()).isEqualTo(mediaType);
    assertThat(Payload.of(inline, "p").decoded().array()).isEqualTo(PNG);
    boolean bare = inline.raw().equals(inline.payload());
    String tidy = "data:%s;base64,%s".formatted(mediaType, BASE64);
    assertThat(Json.string(inline.raw())).isEqualTo(bare ? BASE64 : tidy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://a.example/image/png;base64,", "base64", "image/png,", "x:base64,"})
  void whatSaysBase64SomewhereIsStillAUrl(String text) {
    assertThat(DataUri.source(Slice.of(text), "p")).isInstanceOf(Source.Remote.class);
  }

  @Test
  void aHeadMayBeLong() {
    String head = "data:image/png;name=" + "a".repeat(4000) + ";base64,";
    assertThat(DataUri.source(Slice.of(head + BASE64), "p")).isInstanceOf(Source.Inline.class);
    assertThat(fault("data:image/png;name=" + "a".repeat(5000) + ";base64,"))
        .isEqualTo(MediaFault.INVALID_BASE64_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:image/svg+xml,<svg width='9'>é#%</svg>",
        "data:image/svg+xml;utf8,<svg width='9'>é#%</svg>",
        "data:image/svg+xml;charset=utf-8,%3Csvg width='9'%3E%C3%A9%23%25%3C/svg>"
      })
  void theTextOfADrawingNeedsNoBase64(String uri) {
    var inline = (Source.Inline) DataUri.source(Json.escaped(uri), "p");
    assertThat(inline.mediaType()).isEqualTo("image/svg+xml");
    assertThat(inline.raw().utf8()).startsWith("data:image/svg+xml;base64,");
    assertThat(Slice.of(Payload.of(inline, "p").decoded().array()).utf8())
        .isEqualTo("<svg width='9'>é#%</svg>");
  }

  @Test
  void bytesMayBeEscapedByPercentSigns() {
    String escaped = HexFormat.ofDelimiter("%").formatHex(PNG).toUpperCase(Locale.ROOT);
    var inline = (Source.Inline) DataUri.source(Slice.of("data:image/png,%" + escaped), "p");
    assertThat(Payload.of(inline, "p").decoded().array()).isEqualTo(PNG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        "http://a",
        "a.png",
        "AAAA",
        "file:///etc/passwd",
        "//a"
      })
  void whatIsNoFileIsAUrl(String text) {
    assertThat(DataUri.source(Slice.of(text), "p")).isEqualTo(new Source.Remote(Slice.of(text)));
  }

  @Test
  void blanksAroundAUrlAreTakenOff() {
    assertThat(DataUri.source(Slice.of(" \\thttps://example.com/a\\n"), "p"))
        .isEqualTo(new Source.Remote(Slice.of("https://example.com/a")));
    assertThat(DataUri.source(Slice.of("https://example.com/a\\\\n"), "p"))
        .as("a backslash and an n")
        .isEqualTo(new Source.Remote(Slice.of("https://example.com/a\\\\n")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', INVALID_IMAGE_URL",
    "' \\n', INVALID_IMAGE_URL",
    "data:, INVALID_BASE64_IMAGE",
    "data:image/png;base64, INVALID_BASE64_IMAGE",
    "'data:image/png,raw', INVALID_BASE64_IMAGE",
    "'data:text/html,<html></html>', INVALID_BASE64_IMAGE",
    "'data:image/png,', INVALID_BASE64_IMAGE",
    "'data:image/png,%', INVALID_BASE64_IMAGE",
    "'data:video/jpeg;base64,AAAA,BBBB', INVALID_BASE64_IMAGE",
    "'data:image/png;base64,', EMPTY_IMAGE_FILE",
    "'data:image/png;charset=x;base64,', EMPTY_IMAGE_FILE",
    "'data:image/png;base64,====', INVALID_BASE64_IMAGE",
    "'data:image/png;base64,A', INVALID_BASE64_IMAGE",
    "'data:a;base64,data:b;base64,data:c;base64,data:d;base64,AAAA', INVALID_BASE64_IMAGE"
  })
  void whatCannotBeAFileIsRefused(String text, MediaFault fault) {
    assertThat(fault(text)).isEqualTo(fault);
  }

  private static MediaFault fault(String text) {
    var thrown =
        catchThrowableOfType(
            FailureException.class,
            () -> Payload.of((Source.Inline) DataUri.source(Slice.of(text), "a.b"), "a.b"));
    var failure = (Failure.MediaRejected) thrown.failure();
    assertThat(failure.param()).isEqualTo("a.b");
    return failure.fault();
  }
}
