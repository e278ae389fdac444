package dev.fovea.engine.inspect.picture;

import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.engine.inspect.picture.Finding.Line;
import dev.fovea.engine.inspect.picture.Finding.Point;
import dev.fovea.engine.inspect.reading.TextLine;
import dev.fovea.engine.inspect.reading.TextReader;
import dev.fovea.error.MediaFault;
import dev.fovea.media.picture.Darkroom;
import dev.fovea.media.picture.Developed;
import dev.fovea.media.picture.decode.Refusal;
import dev.fovea.vision.Size;
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
  private Darkroom darkroom = new Darkroom();
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
    darkroom = Darkroom.open();
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
      look(look, developed(look, Look.picture(request)), out);
    } catch (Refusal refusal) {
      out.item(Findings.write(new Finding.Refused(refusal.fault(), refusal.why())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Developed developed(Look look, byte[] file) throws Refusal {
    try {
      return darkroom.develop(file, look.format(), look.orientation(), look.aim());
    } catch (Refusal refusal) {
      if (refusal.fault() != MediaFault.IMAGE_TOO_LARGE) {
        throw refusal;
      }
      return darkroom.develop(file, look.format(), look.orientation(), look.least());
    }
  }

  private void look(Look look, Developed developed, Output out) throws IOException {
    Upright picture = Upright.of(developed);
    Size whole = developed.whole();
    out.item(Findings.write(facts(whole, look.orientation(), picture)));
    if (look.codes()) {
      for (Finding code : CodeReader.read(picture)) {
        out.item(Findings.write(code));
      }
    }
    if (look.text()) {
      reader().read(picture.pixels(), line -> send(out, scaled(line, whole, picture)));
    }
  }

  private TextReader reader() {
    if (reader.isEmpty()) {
      reader = Optional.of(opener.get());
    }
    return reader.get();
  }

  private static Facts facts(Size whole, int orientation, Upright picture) {
    Luma luma = Luma.of(picture.pixels());
    return new Facts(
        whole.width(),
        whole.height(),
        orientation,
        luma.mean(),
        luma.sharpness(),
        luma.blank(),
        picture.transparent(),
        Colors.of(picture));
  }

  private static void send(Output out, Line line) {
    try {
      out.item(Findings.write(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In pixels of the picture as it was sent. */
  private static Line scaled(TextLine line, Size whole, Upright seen) {
    double across = (double) whole.width() / seen.pixels().getWidth();
    double down = (double) whole.height() / seen.pixels().getHeight();
    return new Line(
        line.text(),
        line.confidence(),
        line.box().stream()
            .map(corner -> new Point(corner.x() * across, corner.y() * down))
            .toList());
  }
}
