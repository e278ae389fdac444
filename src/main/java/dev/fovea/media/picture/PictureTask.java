package dev.fovea.media.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.media.picture.encode.JpegEncoder;
import dev.fovea.media.picture.encode.PngEncoder;
import dev.fovea.media.picture.pixels.Bitmap;
import dev.fovea.media.picture.pixels.Channels;
import dev.fovea.media.picture.pixels.Turn;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.Output;
import dev.fovea.worker.Task;
import java.io.IOException;
import java.util.Optional;

/** Makes the pictures of one file a request. */
final class PictureTask implements Task {
  private Darkroom darkroom = new Darkroom();

  /**
   * Loads libraries, then decodes and writes a picture, so that a worker which says that it is up
   * has what it needs loaded: else the first picture would take several times as long.
   */
  @Override
  public void prepare() throws IOException {
    darkroom = Darkroom.open();
    Bitmap small = Bitmap.blank(new Size(64, 48), Channels.BGR);
    var recipe =
        new Recipe(Optional.empty(), 32, Recipe.WRITTEN, 1 << 20, true, small.size().pixels(), 1);
    try {
      for (Format format : Recipe.WRITTEN) {
        var order = new Order(format, false, Turn.UPRIGHT, 1, recipe);
        byte[] file =
            format == Format.PNG
                ? PngEncoder.encode(small)
                : JpegEncoder.encode(small, 90, /* thin= */ true);
        new Kitchen(darkroom, order).make(file, _ -> {});
      }
    } catch (Refusal e) {
      throw new IOException("not even a picture of its own", e);
    }
  }

  @Override
  public void run(byte[] request, Output out) throws IOException {
    try {
      Order.Filed filed = read(request);
      var kitchen = new Kitchen(darkroom, filed.order());
      kitchen.make(filed.file(), made -> out.item(new Answer.Finished(made).bytes()));
    } catch (Refusal e) {
      out.item(new Answer.Refused(e.fault(), e.why()).bytes());
    }
  }

  private static Order.Filed read(byte[] request) throws IOException, Refusal {
    Order.Filed filed;
    try {
      filed = Order.read(request);
    } catch (IllegalArgumentException _) {
      throw new Refusal(MediaFault.INVALID_BASE64_IMAGE, "is not valid base64.");
    }
    if (filed.file().length == 0) {
      throw new Refusal(MediaFault.EMPTY_IMAGE_FILE, "is empty.");
    }
    return filed;
  }
}
