package dev.fovea.media.picture.decode;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.DomElement;
import com.github.weisj.jsvg.parser.DomProcessor;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import javax.xml.stream.util.EventReaderDelegate;
import org.jspecify.annotations.Nullable;

/**
 * An SVG file as a still drawing. Knows neither scripts nor document types, refuses entities, and
 * follows no reference that leads out of the file; pictures inside it are held to the same limits
 * as any.
 */
public final class SvgDrawing {
  /** Drawings are text and small; a larger one is a picture in disguise. */
  private static final int BYTES_MAX = 16 << 20;

  private static final int ELEMENTS_MAX = 100_000;

  private static final DocumentLimits LIMITS =
      new DocumentLimits(/* maxNestingDepth= */ 100, /* maxUseNestingDepth= */ 12, ELEMENTS_MAX);

  /** The long side of a drawing that does not say how large it is. */
  private static final int SIDE = 1024;

  private final SVGDocument document;
  private final double width;
  private final double height;
  private final boolean sized;

  private SvgDrawing(SVGDocument document, Root root) {
    this.document = document;
    FloatSize natural = document.size();
    ViewBox box = document.viewBox();
    this.sized = root.sized;
    boolean boxed = root.boxed && !root.sized;
    this.width = boxed ? box.width : root.sized ? natural.width : SIDE;
    this.height = boxed ? box.height : root.sized ? natural.height : SIDE;
  }

  /** What the outermost element says of its size, and whether there is too much in it. */
  private static final class Root implements DomProcessor {
    private boolean sized;
    private boolean boxed;
    private boolean crowded;

    @Override
    public void process(DomElement root) {
      crowded = Uses.elements(root) > ELEMENTS_MAX;
      if (crowded) {
        throw new IllegalStateException("more than " + ELEMENTS_MAX + " elements");
      }
      sized = absolute(root.attribute("width")) && absolute(root.attribute("height"));
      boxed = root.attribute("viewBox") != null;
    }

    private static boolean absolute(@Nullable String length) {
      return length != null && !length.isBlank() && !length.contains("%");
    }
  }

  /** Reads the file; draws nothing yet. */
  public static SvgDrawing of(byte[] file, Decoders decoders, long pixelsMax) throws Refusal {
    return Guarded.by(
        Format.SVG,
        () -> {
          if (file.length > BYTES_MAX) {
            throw new Refusal(
                MediaFault.IMAGE_FILE_TOO_LARGE,
                "is a drawing of more than %d MiB. Send it as a PNG.".formatted(BYTES_MAX >> 20));
          }
          if (tags(file) > ELEMENTS_MAX) {
            throw crowded();
          }
          var root = new Root();
          var context =
              LoaderContext.builder()
                  .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                  .resourceLoader(new EmbeddedPictures(decoders, pixelsMax))
                  .documentLimits(LIMITS)
                  .preProcessor(root)
                  .build();
          SVGDocument document = new SVGLoader().load(() -> events(file), null, context);
          if (root.crowded) {
            throw crowded();
          }
          if (document == null) {
            throw Refusal.damaged(Format.SVG);
          }
          return new SvgDrawing(document, root).checked();
        });
  }

  /** Before anything is read as XML, which takes seconds for some megabytes of small elements. */
  private static int tags(byte[] file) {
    int tags = 0;
    for (int i = 1; i < file.length; i++) {
      if (file[i - 1] == '<' && "/!?".indexOf(file[i]) < 0) {
        tags++;
      }
    }
    return tags;
  }

  private static Refusal crowded() {
    return new Refusal(
        MediaFault.IMAGE_TOO_LARGE,
        "is a drawing of more than %d elements. Send it as a PNG.".formatted(ELEMENTS_MAX));
  }

  /** A text with a hole where an entity stood would be another text. */
  private static XMLEventReader events(byte[] file) throws XMLStreamException {
    return new EventReaderDelegate(xml().createXMLEventReader(new ByteArrayInputStream(file))) {
      @Override
      public XMLEvent nextEvent() throws XMLStreamException {
        XMLEvent event = super.nextEvent();
        if (event.isEntityReference()) {
          throw new XMLStreamException("refers to an entity");
        }
        return event;
      }
    };
  }

  /** The JDK's own parser, whatever else lies on the class path. */
  private static XMLInputFactory xml() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private SvgDrawing checked() throws Refusal {
    boolean real = width > 0 && height > 0 && width < 1e9 && height < 1e9;
    if (!real) {
      throw Refusal.damaged(Format.SVG);
    }
    return this;
  }

  /** The size to draw in when nobody asks for another: its own, within {@code longSide}. */
  public Size size(int longSide) {
    double most = Math.max(width, height);
    double scale = Math.min(longSide, sized ? most : SIDE) / most;
    return new Size(side(width * scale), /* height= */ side(height * scale));
  }

  private static int side(double length) {
    return (int) Math.max(1, Math.round(length));
  }

  /** The drawing in that size, on nothing. */
  public Bitmap draw(Size size) throws Refusal {
    return Guarded.by(
        Format.SVG,
        () -> {
          var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_4BYTE_ABGR);
          Graphics2D canvas = image.createGraphics();
          try {
            canvas.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.scale(size.width() / width, size.height() / height);
            document.render(null, canvas, new ViewBox((float) width, (float) height));
          } finally {
            canvas.dispose();
          }
          return Samples.of(image);
        });
  }
}
