package dev.fovea.engine.inspect.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.engine.inspect.picture.Finding.Code;
import dev.fovea.engine.inspect.picture.Finding.Color;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.engine.inspect.picture.Finding.Line;
import dev.fovea.engine.inspect.picture.Finding.Point;
import dev.fovea.engine.inspect.picture.Finding.Refused;
import dev.fovea.error.MediaFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Findings as bytes, for the way from the worker to the server: both are the same program. */
public final class Findings {
  private static final int LIST_MAX = 16;

  private Findings() {}

  static byte[] write(Finding finding) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    switch (finding) {
      case Refused refused -> {
        out.writeByte('R');
        text(out, refused.fault().name());
        text(out, refused.message());
      }
      case Facts facts -> {
        out.writeByte('F');
        facts(out, facts);
      }
      case Code code -> {
        out.writeByte('C');
        text(out, code.kind());
        text(out, code.text());
      }
      case Line line -> {
        out.writeByte('L');
        line(out, line);
      }
    }
    return bytes.toByteArray();
  }

  /** Reads what a worker wrote; throws {@link IOException} for what it cannot have written. */
  public static Finding read(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'R' -> new Refused(MediaFault.valueOf(text(in)), text(in));
      case 'F' -> facts(in);
      case 'C' -> new Code(text(in), text(in));
      case 'L' -> line(in);
      default -> throw new IOException("no finding is of kind " + kind);
    };
  }

  private static void facts(DataOutputStream out, Facts facts) throws IOException {
    out.writeInt(facts.width());
    out.writeInt(facts.height());
    out.writeByte(facts.orientation());
    out.writeDouble(facts.brightness());
    out.writeDouble(facts.sharpness());
    out.writeBoolean(facts.blank());
    out.writeBoolean(facts.transparent());
    out.writeByte(facts.colors().size());
    for (Color color : facts.colors()) {
      out.writeInt(color.rgb());
      text(out, color.name());
      out.writeDouble(color.share());
    }
  }

  private static Facts facts(DataInputStream in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    int orientation = in.readByte();
    double brightness = in.readDouble();
    double sharpness = in.readDouble();
    boolean blank = in.readBoolean();
    boolean transparent = in.readBoolean();
    List<Color> colors = new ArrayList<>();
    for (int left = listSize(in); left > 0; left--) {
      colors.add(new Color(in.readInt(), text(in), in.readDouble()));
    }
    return new Facts(width, height, orientation, brightness, sharpness, blank, transparent, colors);
  }

  private static void line(DataOutputStream out, Line line) throws IOException {
    text(out, line.text());
    out.writeDouble(line.confidence());
    out.writeByte(line.box().size());
    for (Point point : line.box()) {
      out.writeDouble(point.x());
      out.writeDouble(point.y());
    }
  }

  private static Line line(DataInputStream in) throws IOException {
    String text = text(in);
    double confidence = in.readDouble();
    List<Point> box = new ArrayList<>();
    for (int left = listSize(in); left > 0; left--) {
      box.add(new Point(in.readDouble(), in.readDouble()));
    }
    return new Line(text, confidence, box);
  }

  private static int listSize(DataInputStream in) throws IOException {
    int size = in.readUnsignedByte();
    if (size > LIST_MAX) {
      throw new IOException("a list of " + size);
    }
    return size;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), UTF_8);
  }
}
