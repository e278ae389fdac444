package dev.fovea.media.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.decode.Decoded;
import dev.fovea.media.picture.decode.Decoders;
import dev.fovea.media.picture.decode.Guarded;
import dev.fovea.media.picture.decode.PdfPages;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.media.picture.decode.SvgDrawing;
import dev.fovea.media.picture.encode.Encoder;
import dev.fovea.media.picture.pixels.Alpha;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Ink;
import dev.fovea.media.picture.pixels.Profile;
import dev.fovea.media.picture.pixels.Scaling;
import dev.fovea.media.picture.pixels.Turn;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows one recipe: decode, flatten, scale, bring to sRGB, lay upright, encode. */
final class Kitchen {
  /** What gives up detail: PNG would keep its flaws at many times its size. */
  private static final Set<Format> LOSSY =
      Set.of(Format.JPEG, Format.HEIC, Format.AVIF, Format.JP2);

  private final Decoders decoders;
  private final Order order;
  private final Recipe recipe;

  Kitchen(Decoders decoders, Order order) {
    this.decoders = decoders;
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
    SvgDrawing drawing = SvgDrawing.of(file, decoders, recipe.pixelsMax());
    Size size = recipe.size().orElseGet(() -> drawing.size(recipe.longSide()));
    List<String> done = new ArrayList<>(List.of("rasterised"));
    return encoded(flat(drawing.draw(size), done), done);
  }

  private Made picture(byte[] file) throws Refusal {
    Size want = recipe.size().orElse(new Size(recipe.longSide(), recipe.longSide()));
    boolean lying = order.orientation() >= 5;
    Decoded decoded =
        decoders.decode(file, order.format(), lying ? want.turned() : want, recipe.pixelsMax());
    return Guarded.by(order.format(), () -> finished(decoded));
  }

  private Made finished(Decoded decoded) throws Refusal {
    List<String> done = new ArrayList<>();
    if (order.frames() > 1) {
      done.add("first_frame");
    }
    int orientation = decoded.upright() ? Turn.UPRIGHT : order.orientation();
    Bitmap flat = flat(decoded.pixels(), done);
    Size target = target(decoded.whole(), orientation);
    if (!target.equals(decoded.whole())) {
      done.add("resized");
    }
    Bitmap colored = colored(Scaling.to(target, flat), decoded.profile(), done);
    Bitmap upright = Turn.upright(colored, orientation);
    if (!upright.equals(colored)) {
      done.add("rotated");
    }
    Made made = encoded(upright, done);
    if (made.format() != order.format()) {
      done.add("converted");
    }
    if (decoded.metadata()) {
      done.add("stripped");
    }
    return new Made(made.format(), made.bytes(), made.size(), done);
  }

  /** Without alpha where that is wanted, where nobody could write it, and where nothing shows. */
  private Bitmap flat(Bitmap picture, List<String> done) {
    if (picture.channels() != Channels.ABGR) {
      return picture;
    }
    boolean shows = Alpha.shows(picture);
    boolean kept = shows && !recipe.opaque() && recipe.formats().contains(Format.PNG);
    if (shows && !kept) {
      done.add("flattened");
    }
    return kept ? picture : Alpha.flat(picture);
  }

  /** The size to scale to, as the pixels lie: never larger than they are. */
  private Size target(Size whole, int orientation) {
    boolean lying = orientation >= 5;
    Size upright = lying ? whole.turned() : whole;
    Size wanted = recipe.size().orElseGet(() -> within(upright, recipe.longSide()));
    boolean fits = wanted.width() <= upright.width() && wanted.height() <= upright.height();
    Size size = fits ? wanted : upright;
    return lying ? size.turned() : size;
  }

  private static Size within(Size size, int longSide) {
    if (size.longSide() <= longSide) {
      return size;
    }
    double scale = (double) longSide / size.longSide();
    return new Size(side(size.width() * scale), /* height= */ side(size.height() * scale));
  }

  private static int side(double length) {
    return (int) Math.max(1, Math.round(length));
  }

  private static Bitmap colored(Bitmap picture, Optional<byte[]> profile, List<String> done) {
    Optional<Bitmap> srgb = profile.flatMap(icc -> Profile.srgb(picture, icc));
    if (srgb.isPresent()) {
      done.add("profile");
      return srgb.get();
    }
    return picture.channels() == Channels.CMYK ? Ink.onScreen(picture) : picture;
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
      done.add("flattened");
    }
    if (file.compressed()) {
      done.add("compressed");
    }
    return new Made(file.format(), file.bytes(), file.size(), done);
  }
}
