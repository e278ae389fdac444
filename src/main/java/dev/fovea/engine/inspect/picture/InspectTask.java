package dev.fovea.engine.inspect.picture;

import dev.fovea.engine.inspect.picture.Decoder.Decoded;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.engine.inspect.picture.Finding.Line;
import dev.fovea.engine.inspect.picture.Finding.Point;
import dev.fovea.engine.inspect.reading.TextLine;
import dev.fovea.engine.inspect.reading.TextReader;
import dev.fovea.worker.Output;
import dev.fovea.worker.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at one picture a request: facts, then codes, then text. */
final class InspectTask implements Task {
  private final Supplier<TextReader> opener;
  private final List<Path> models;
  private Optional<TextReader> reader = Optional.empty();

  private InspectTask(Supplier<TextReader> opener, List<Path> models) {
    this.opener = opener;
    this.models = models;
  }

  static InspectTask withOwnModels() {
    return new InspectTask(TextReader::open, List.of());
  }

  static InspectTask withModelsIn(Path folder) {
    return new InspectTask(() -> TextReader.open(folder), List.of(folder));
  }

  /** Models are opened by the first run that reads; the runtime for them has to be here by then. */
  @Override
  public void prepare() {
    TextReader.loadRuntime();
  }

  @Override
  public List<Path> reads() {
    return models;
  }

  @Override
  public void run(byte[] request, Output out) throws IOException {
    Look look = Look.of(request);
    try {
      look(look, Look.picture(request), out);
    } catch (Decoder.Refusal refusal) {
      out.item(Findings.write(refusal.finding()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void look(Look look, byte[] file, Output out) throws IOException, Decoder.Refusal {
    Decoded decoded = Decoder.decode(look.format(), file);
    int orientation = Orientation.of(look.format(), file);
    Upright picture = Upright.of(decoded.pixels(), orientation);
    out.item(Findings.write(facts(decoded, orientation, picture)));
    if (look.codes()) {
      for (Finding code : CodeReader.read(picture)) {
        out.item(Findings.write(code));
      }
    }
    if (look.text()) {
      read(picture, decoded.step(), out);
    }
  }

  private static Facts facts(Decoded decoded, int orientation, Upright picture) {
    boolean turned = orientation >= 5;
    Luma luma = Luma.of(picture.pixels());
    return new Facts(
        turned ? decoded.height() : decoded.width(),
        turned ? decoded.width() : decoded.height(),
        orientation,
        luma.mean(),
        luma.sharpness(),
        luma.blank(),
        picture.transparent(),
        Colors.of(picture));
  }

  private void read(Upright picture, int step, Output out) {
    if (reader.isEmpty()) {
      reader = Optional.of(opener.get());
    }
    reader.get().read(picture.pixels(), line -> send(out, line, step));
  }

  private static void send(Output out, TextLine line, int step) {
    try {
      out.item(Findings.write(scaled(line, step)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In pixels of the picture as it was sent. */
  private static Line scaled(TextLine line, int step) {
    return new Line(
        line.text(),
        line.confidence(),
        line.box().stream()
            .map(corner -> new Point(corner.x() * step, corner.y() * step))
            .toList());
  }
}
