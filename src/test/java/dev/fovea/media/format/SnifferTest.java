package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.json.Slice;
import dev.fovea.vision.Format;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a file is, by its first bytes. In the texts, {@code ~} stands for a byte of value 0, {@code
 * ¶} and {@code ←} for the two of a line's end.
 */
final class SnifferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "PNG|\u0089PNG←¶\u001a¶",
        "JPEG|\u00ff\u00d8\u00ff\u00e0",
        "JPEG|\u00ff\u00d8\u00ff\u00db",
        "GIF|GIF87a",
        "GIF|GIF89a",
        "WEBP|RIFF1234WEBPVP8 ",
        "AVI|RIFF1234AVI LIST",
        "TIFF|II*~",
        "TIFF|MM~*",
        "TIFF|MM~+~\b~~",
        "BMP|BM~~~~~~~~~~~~(~~~",
        "BMP|BM~~~~~~~~~~~~l~~~",
        "ICO|~~\u0001~\u0001~  ~~~~~~~~~~~~~~",
        "PSD|8BPS~\u0001",
        "PDF|%PDF-1.7",
        "JXL|\u00ff¶",
        "JXL|~~~\fJXL ←¶\u0087¶",
        "JP2|~~~\fjP  ←¶\u0087¶",
        "JP2|\u00ffO\u00ffQ",
        "HEIC|~~~\u0018ftypheic~~~~mif1heic",
        "HEIC|~~~\u0018ftypmif1~~~~mif1heic",
        "HEIC|~~~\u0018ftypmsf1~~~~msf1hevc",
        "HEIC|~~~\u0014ftypmif1~~~~mif1",
        "AVIF|~~~\u0018ftypavif~~~~mif1miaf",
        "AVIF|~~~\u0018ftypavis~~~~msf1avif",
        "AVIF|~~~\u0018ftypmif1~~~~miafavif",
        "MP4|~~~\u0018ftypisom~~~~mp41avc1",
        "MP4|~~~\u0018ftypmp42~~~~isommp42",
        "MP4|~~~\u0018ftypnew1~~~~isommp42",
        "MOV|~~~\u0014ftypqt  ~~~~qt  ",
        "MOV|~~~\u0008wide~~~~mdat",
        "MKV|\u001aE\u00df\u00a3\u0093B\u0082\u0088matroska",
        "WEBM|\u001aE\u00df\u00a3\u0093B\u0086\u0081\u0001B\u0082\u0084webm",
        "SVG|<svg xmlns='http://www.w3.org/2000/svg'/>",
        "SVG|<?xml version='1.0'?><!-- <html> --> <svg width='1'>",
        "SVG|\u00ef\u00bb\u00bf ¶<svg>",
        "SVG|<!DOCTYPE svg PUBLIC \"a>b\" [<!ENTITY e \"]>\"><!-- it's -->]><svg:svg >",
      })
  void aFormatIsToldByItsFirstBytes(Format format, String head) {
    assertThat(Sniffer.sniff(bytes(head))).contains(format);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'<!DOCTYPE html><html><svg width=\"1\"></svg></html>' | HTML page",
        "'<!DOCTYPE html><svg>' | HTML page",
        "' <html><body>404' | HTML page",
        "'<script>alert(1)</script>' | script",
        "'<?xml version=\"1.0\"?><feed/>' | XML",
        "'#!/bin/sh' | script",
        "'#EXTM3U' | playlist",
        "'PK\u0003\u0004' | ZIP",
        "'\u001f\u008b\b' | .svgz",
        "'RIFF1234WAVEfmt ' | sound",
        "'iVBORw0KGgoAAAANSUhEUg' | second time",
        "'data:image/png;base64,iVBORw0KGgo=' | data URI",
        "'{\"error\":{}}' | JSON",
      })
  void whatIsNoMediaIsNamed(String head, String name) {
    assertThat(Sniffer.sniff(bytes(head))).isEmpty();
    var refusal = Probed.refusal(bytes(head));
    assertThat(refusal.fault()).isEqualTo(MediaFault.INVALID_IMAGE_FORMAT);
    assertThat(refusal.message()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BM is the beginning of this text",
        "RIFF1234CDXA",
        "~~\u0001~~~~~~~~~~~~~~~~~~~~~",
        "~~\u0002~\u0001~  ~~~~~~~~~~~~~~",
        "~~~\u0018ftypM4A ~~~~isommp42",
        "~~~\u0018ftypcrx ~~~~isomcrx ",
        "~~~\u0014ftypnew1~~~~new2",
        "\u001aE\u00df\u00a3\u0093B\u0082\u0088nonesuch",
        "\u00ff\u00d8",
        "GIF88a",
        "MZ",
        "\u007fELF",
        "FLV\u0001",
        "<svgx>",
        "<svg",
        "<!--",
        "<!DOCTYPE",
        "<![CDATA[<svg>]]>",
        "hello <svg>",
        "ftyp",
        "~~~~ftyp",
        ""
      })
  void whatIsOnNoListIsNoMedia(String head) {
    assertThat(Sniffer.sniff(bytes(head))).isEmpty();
    assertThat(Probed.refusal(bytes(head)).fault())
        .isEqualTo(head.isEmpty() ? MediaFault.EMPTY_IMAGE_FILE : MediaFault.INVALID_IMAGE_FORMAT);
  }

  @Test
  void aPolyglotIsWhatItsFirstBytesSay() {
    assertThat(Sniffer.sniff(bytes("GIF89a/*<svg>*/=1;%PDF-1.4"))).contains(Format.GIF);
    assertThat(Sniffer.sniff(bytes("%PDF-1.4 \u0089PNG\r\n\u001a\n"))).contains(Format.PDF);
  }

  @Test
  void theRootOfADrawingIsLookedForInItsHeadOnly() {
    String late = "<!--" + " ".repeat(SvgRoot.HEAD_MAX) + "--><svg>";
    assertThat(Sniffer.sniff(bytes(late))).isEmpty();
  }

  @Test
  void aHeadCutShortIsNotRead() {
    byte[] head = "~~~\u0018ftypheic~~~~mif1heic".replace('~', '\0').getBytes(ISO_8859_1);
    for (int length = 0; length < head.length; length++) {
      Optional<Format> format = Sniffer.sniff(Bytes.of(Slice.of(Arrays.copyOf(head, length))));
      assertThat(format.isPresent()).isEqualTo(length >= 12);
    }
  }

  private static Bytes bytes(String head) {
    return Bytes.of(
        Slice.of(
            head.replace('~', '\0').replace('¶', '\n').replace('←', '\r').getBytes(ISO_8859_1)));
  }
}
