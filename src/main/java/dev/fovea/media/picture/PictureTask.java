package dev.fovea.media.picture;

import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.decode.Decoders;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.worker.Output;
import dev.fovea.worker.Task;
import java.io.IOException;

/** Makes the pictures of one file a request. */
final class PictureTask implements Task {
  private final Decoders decoders;

  PictureTask(Decoders decoders) {
    this.decoders = decoders;
  }

  @Override
  public void run(byte[] request, Output out) throws IOException {
    try {
      Order.Filed filed = read(request);
      var kitchen = new Kitchen(decoders, filed.order());
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
