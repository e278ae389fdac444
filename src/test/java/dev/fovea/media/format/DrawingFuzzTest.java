package dev.fovea.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.json.Slice;
import dev.fovea.testkit.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What an XML parser finds at the root of a drawing, we find without one. */
final class DrawingFuzzTest implements FuzzTarget {
  private static final XMLInputFactory XML = xml();

  private static XMLInputFactory xml() {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return xml;
  }

  @Override
  public void feed(byte[] input) {
    Bytes file = Bytes.of(Slice.of(input));
    Optional<SvgRoot> root = SvgRoot.of(file);
    Optional<Map<String, String>> parsed = parsed(input);
    if (parsed.isPresent() && input.length <= SvgRoot.HEAD_MAX) {
      assertThat(root.map(SvgRoot::attributes).map(DrawingFuzzTest::sizes)).isEqualTo(parsed);
    }
    if (root.isPresent()) {
      Probed.isRead(input);
    }
  }

  /** The attributes of the root, where the parser finds one that is called svg. */
  private static Optional<Map<String, String>> parsed(byte[] input) {
    // Of other encodings and of references in attributes we know nothing.
    String text = new String(input, ISO_8859_1);
    if (text.contains("encoding") || text.contains("&") || text.contains("<!")) {
      return Optional.empty();
    }
    try {
      XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(input), "latin1");
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          boolean svg = reader.getLocalName().replaceFirst(".*?:", "").equals("svg");
          return svg ? Optional.of(sizes(attributes(reader))) : Optional.empty();
        }
      }
      return Optional.empty();
    } catch (XMLStreamException | RuntimeException notXml) {
      return Optional.empty();
    }
  }

  /** What matters of a root. */
  private static Map<String, String> sizes(Map<String, String> attributes) {
    Map<String, String> sizes = new HashMap<>(attributes);
    sizes.keySet().retainAll(Set.of("width", "height", "viewBox"));
    // A parser makes spaces of line breaks; to lengths they are the same.
    sizes.replaceAll((_, value) -> value.replaceAll("\\s", " "));
    return sizes;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  @Override
  public Stream<byte[]> seeds() {
    return Stream.of(
            "<svg width='5' height='4' viewBox='0 0 5 4'/>",
            "<?xml version='1.0'?>\n<!-- a --><svg width=\"5mm\" height = '4e1in' ></svg>",
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='-1,-1 5e0,.4'/>",
            "\u00EF\u00BB\u00BF <?xml-stylesheet href='a'?><svg width='100%'/>",
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a>b'><svg/>",
            "<!DOCTYPE svg [<!ENTITY a 'b'><!-- ]> -->]><svg width='&a;'/>",
            "<html><svg/></html>")
        .map(text -> text.getBytes(ISO_8859_1));
  }
}
