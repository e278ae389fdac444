package dev.fovea.media.picture.decode;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** The pages of a PDF file as pictures. For one thread; close it. */
public final class PdfPages implements AutoCloseable {
  /** Four pixels a point are 288 dpi: a page that is smaller still is not blown up further. */
  private static final float SCALE_MAX = 4;

  private final PDDocument document;
  private final PDFRenderer renderer;

  private PdfPages(PDDocument document) {
    this.document = document;
    this.renderer = new Renderer(document);
    renderer.setSubsamplingAllowed(true);
  }

  /** Reads the file; draws nothing yet. */
  public static PdfPages of(byte[] file, int pagesMax) throws Refusal {
    PdfFonts.use();
    Readers.use();
    return Guarded.by(
        Format.PDF,
        () -> {
          var pages = new PdfPages(opened(file));
          if (pages.count() == 0) {
            throw Refusal.damaged(Format.PDF);
          }
          if (pages.count() > pagesMax) {
            throw new Refusal(
                MediaFault.IMAGE_TOO_LARGE,
                "has %d pages; at most %d are made into pictures. Send fewer of them."
                    .formatted(pages.count(), pagesMax));
          }
          return pages;
        });
  }

  private static PDDocument opened(byte[] file) throws Refusal, IOException {
    try {
      return Loader.loadPDF(file);
    } catch (InvalidPasswordException _) {
      throw new Refusal(
          MediaFault.IMAGE_PARSE_ERROR,
          "is a PDF file that opens with a password only. Send it without one.");
    }
  }

  public int count() {
    return document.getNumberOfPages();
  }

  /** A page, counted from 0, upright and on white. */
  public Bitmap draw(int page, int longSide) throws Refusal {
    return Guarded.by(
        Format.PDF,
        () -> {
          PDRectangle box = document.getPage(page).getCropBox();
          float most = Math.max(box.getWidth(), box.getHeight());
          if (!(Math.min(box.getWidth(), box.getHeight()) > 0)) {
            throw Refusal.damaged(Format.PDF);
          }
          float scale = Math.min(SCALE_MAX, longSide / most);
          return Samples.of(renderer.renderImage(page, scale, ImageType.BGR));
        });
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException _) {
      // It was in memory only.
    }
  }

  /** A page without one of its pictures would be a lie. */
  private static final class Renderer extends PDFRenderer {
    Renderer(PDDocument document) {
      super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        @Override
        protected void operatorException(
            Operator operator, List<COSBase> operands, IOException exception) throws IOException {
          if (exception instanceof MissingImageReaderException) {
            throw exception;
          }
          super.operatorException(operator, operands, exception);
        }
      };
    }
  }
}
