package dev.fovea.media.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.error.MediaFault;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a worker sends back, an item each. */
sealed interface Answer {

  /** A picture. */
  record Finished(Made made) implements Answer {}

  /**
   * The file cannot be used.
   *
   * @param message reads on after "The picture at …"
   */
  record Refused(MediaFault fault, String message) implements Answer {}

  /** For the way to the server. */
  default byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    switch (this) {
      case Finished(Made made) -> {
        out.writeByte('M');
        out.writeUTF(made.format().name());
        out.writeInt(made.size().width());
        out.writeInt(made.size().height());
        out.writeByte(made.done().size());
        for (String word : made.done()) {
          out.writeUTF(word);
        }
        out.write(made.bytes());
      }
      case Refused(MediaFault fault, String message) -> {
        out.writeByte('R');
        out.writeUTF(fault.name());
        out.write(message.getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** Reads what a worker wrote; throws {@link IOException} for what it cannot have written. */
  static Answer read(byte[] item) throws IOException {
    var bytes = new ByteArrayInputStream(item);
    var in = new DataInputStream(bytes);
    int kind = in.readUnsignedByte();
    if (kind == 'R') {
      MediaFault fault = MediaFault.valueOf(in.readUTF());
      return new Refused(fault, new String(in.readAllBytes(), UTF_8));
    }
    if (kind != 'M') {
      throw new IOException("no answer is of kind " + kind);
    }
    Format format = Format.valueOf(in.readUTF());
    var size = new Size(in.readInt(), in.readInt());
    List<String> done = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      done.add(in.readUTF());
    }
    byte[] file = Arrays.copyOfRange(item, item.length - bytes.available(), item.length);
    return new Finished(new Made(format, file, size, done));
  }
}
