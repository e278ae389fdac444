package dev.fovea.media.picture.decode;

import com.github.weisj.jsvg.parser.DomDocument;
import com.github.weisj.jsvg.parser.resources.RenderableResource;
import com.github.weisj.jsvg.parser.resources.ResourceLoader;
import com.github.weisj.jsvg.parser.resources.ResourceSupplier;
import com.github.weisj.jsvg.parser.resources.impl.ImageResource;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Images;
import dev.fovea.media.picture.pixels.Ink;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Pictures inside a drawing, as data URIs in base64. For one drawing. */
final class EmbeddedPictures implements ResourceLoader {
  private static final int COUNT_MAX = 64;
  private static final String BASE64 = ";base64,";

  private final Decoders decoders;
  private long pixelsLeft;
  private int left = COUNT_MAX;

  EmbeddedPictures(Decoders decoders, long pixelsMax) {
    this.decoders = decoders;
    this.pixelsLeft = pixelsMax;
  }

  @Override
  public ResourceSupplier<RenderableResource> loadImage(DomDocument document, URI uri)
      throws IOException {
    String text = uri.getRawSchemeSpecificPart();
    int start = text.indexOf(BASE64);
    if (!"data".equals(uri.getScheme()) || start < 0 || left-- == 0) {
      throw new IOException("not a picture inside the drawing");
    }
    byte[] base64 = text.substring(start + BASE64.length()).getBytes(StandardCharsets.US_ASCII);
    byte[] file = Base64.getMimeDecoder().decode(base64);
    var picture = new ImageResource(Images.of(decoded(file)));
    return _ -> Optional.of(picture);
  }

  private Bitmap decoded(byte[] file) throws IOException {
    try {
      var all = new Size(Integer.MAX_VALUE, Integer.MAX_VALUE);
      Bitmap pixels = decoders.decode(file, format(file), all, pixelsLeft).pixels();
      pixelsLeft = Math.max(1, pixelsLeft - pixels.size().pixels());
      return pixels.channels() == Channels.CMYK ? Ink.onScreen(pixels) : pixels;
    } catch (Refusal e) {
      throw new IOException("a picture inside the drawing " + e.why(), e);
    }
  }

  private static Format format(byte[] file) throws IOException {
    int first = file.length < 4 ? 0 : file[0] & 0xFF;
    return switch (first) {
      case 0x89 -> Format.PNG;
      case 0xFF -> Format.JPEG;
      case 'G' -> Format.GIF;
      case 'R' -> Format.WEBP;
      default -> throw new IOException("no picture");
    };
  }
}
