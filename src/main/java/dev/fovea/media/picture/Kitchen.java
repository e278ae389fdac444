package dev.fovea.media.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.decode.Guarded;
import dev.fovea.media.picture.decode.PdfPages;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.media.picture.decode.SvgDrawing;
import dev.fovea.media.picture.encode.Encoder;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Follows one recipe: develop a picture, or draw one, and encode it. */
final class Kitchen {
  /** What gives up detail: PNG would keep its flaws at many times its size. */
  private static final Set<Format> LOSSY =
      Set.of(Format.JPEG, Format.HEIC, Format.AVIF, Format.JP2);

  private final Darkroom darkroom;
  private final Order order;
  private final Recipe recipe;

  Kitchen(Darkroom darkroom, Order order) {
    this.darkroom = darkroom;
    this.order = order;
    this.recipe = order.recipe();
  }

  /** Where pictures go, one by one. */
  @FunctionalInterface
  interface Table {
    void serve(Made made) throws IOException;
  }

  void make(byte[] file, Table table) throws Refusal, IOException {
    switch (order.format()) {
      case PDF -> pages(file, table);
      case SVG -> table.serve(drawing(file));
      default -> table.serve(picture(file));
    }
  }

  private void pages(byte[] file, Table table) throws Refusal, IOException {
    try (PdfPages pages = PdfPages.of(file, recipe.pagesMax())) {
      for (int page = 0; page < pages.count(); page++) {
        List<String> done = new ArrayList<>(List.of("rasterised"));
        table.serve(encoded(pages.draw(page, recipe.longSide()), done));
      }
    }
  }

  private Made drawing(byte[] file) throws Refusal {
    SvgDrawing drawing = SvgDrawing.of(file, darkroom.decoders(), recipe.pixelsMax());
    Size size = recipe.size().orElseGet(() -> drawing.size(recipe.longSide()));
    List<String> done = new ArrayList<>(List.of("rasterised"));
    return encoded(Darkroom.flat(drawing.draw(size), recipe.aim().alpha(), done), done);
  }

  private Made picture(byte[] file) throws Refusal {
    Developed developed = darkroom.develop(file, order.format(), order.orientation(), recipe.aim());
    List<String> done = new ArrayList<>();
    if (order.frames() > 1) {
      done.add("first_frame");
    }
    done.addAll(developed.done());
    Made made = encoded(developed.pixels(), done);
    if (made.format() != order.format()) {
      done.add("converted");
    }
    if (developed.metadata()) {
      done.add("stripped");
    }
    return new Made(made.format(), made.bytes(), made.size(), done);
  }

  private Made encoded(Bitmap picture, List<String> done) throws Refusal {
    var encoder = new Encoder(recipe.formats(), recipe.bytesMax(), !LOSSY.contains(order.format()));
    Encoder.Encoded file =
        Guarded.by(order.format(), () -> encoder.encode(picture))
            .orElseThrow(() ->
                new Refusal(
                    MediaFault.IMAGE_FILE_TOO_LARGE,
                    "cannot be made as small as %d bytes.".formatted(recipe.bytesMax())));
    if (file.flattened()) {
      done.add(Developed.FLATTENED);
    }
    if (file.compressed()) {
      done.add("compressed");
    }
    return new Made(file.format(), file.bytes(), file.size(), done);
  }
}
