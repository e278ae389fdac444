package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an SVG drawing says about its size. */
final class DrawingProbeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "width='30' height='20' | 30x20",
        "width=\"30px\" height=\"20px\" | 30x20",
        "width='1in' height='2.54cm' | 96x96",
        "width='10mm' height='10Q' | 38x9",
        "width='3pc' height='12pt' | 48x16",
        "width='1e2' height='.5E+2' | 100x50",
        "width='0.2' height='30' | 1x30",
        "viewBox='0 0 300 150' | 300x150",
        "viewBox='-5,-5, 30.4 20' | 30x20",
        "viewBox='0 0 300 150' width='100%' height='100%' | 300x150",
        "viewBox='0 0 300 150' width='600' | 600x300",
        "viewBox='0 0 300 150' height='600' | 1200x600",
        "viewBox='0 0 300 150' width='10' height='10' | 10x10",
        "a:width='9' width = '30'\theight= '20' | 30x20",
        "width='100%' height='20' | -",
        "width='10em' height='20' | -",
        "width='&w;' height='20' | -",
        "viewBox='0 0 300' | -",
        "viewBox='0 0 30px 20px' | -",
        "xmlns='http://www.w3.org/2000/svg' | -"
      })
  void itsSizeIsThatOfItsRoot(String attributes, String size) {
    String found =
        Probed.facts(svg("<svg " + attributes + "><rect width='7' height='7'/></svg>"))
            .size()
            .map(Object::toString)
            .orElse("-");
    assertThat(found).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width='0' height='20'",
        "width='-1' height='20'",
        "width='1e999' height='20'",
        "width='3000000000' height='1'",
        "viewBox='0 0 0 0'",
        "viewBox='0 0 0 5' width='10'"
      })
  void aSizeThatCannotBeIsRefused(String attributes) {
    assertThat(Probed.refusal(svg("<svg " + attributes + "/>")).fault())
        .isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE svg [<!-- > --> <!ENTITY % p SYSTEM 'http://127.0.0.1/'> %p;]>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd' ["
            + "<!ENTITY ns_svg 'http://www.w3.org/2000/svg'>]>"
      })
  void entitiesAreRefusedWithAWayOut(String type) {
    byte[] file = svg("<?xml version='1.0'?>" + type + "<svg width='30' height='20'/>");
    assertThat(Probed.refusal(file).message())
        .contains("declares entities", "Illustrator", "send a PNG")
        .endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE svg>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>",
        "<!DOCTYPE svg [<!ATTLIST svg a CDATA '<!ENTITY'><!-- <!ENTITY --> ]>"
      })
  void aDocumentTypeWithoutEntitiesIsSteppedOver(String type) {
    byte[] file = svg(type + "<svg width='30' height='20'/>");
    assertThat(Probed.facts(file).size()).map(Object::toString).contains("30x20");
  }

  @Test
  void aDrawingMayBeTransparent() {
    assertThat(Probed.facts(svg("<svg/>")).alpha()).isTrue();
  }

  private static byte[] svg(String text) {
    return text.getBytes(UTF_8);
  }
}
