package dev.fovea.engine.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.engine.inspect.picture.Finding;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An answer as one JSON object, when all is known. */
final class JsonAnswer implements Answer {
  private static final String NOTE =
      "Measured and read by fovea/inspect. No vision-language model is loaded: what the pictures"
          + " show is not described.";

  private final Reply reply;
  private final Optional<JsonShape> shape;
  private final List<Report.Image> images = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private String format = "";
  private int bytes;

  /**
   * @param shape what the client wants the object to look like; empty for {@link Report}
   */
  JsonAnswer(Reply reply, Optional<JsonShape> shape) {
    this.reply = reply;
    this.shape = shape;
  }

  @Override
  public boolean wantsCodes() {
    return true;
  }

  @Override
  public boolean wantsText() {
    return true;
  }

  @Override
  public void begin(Picture picture, int length) {
    findings.clear();
    format = picture.format().word();
    bytes = length;
  }

  @Override
  public void found(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void end() {
    Facts facts = all(Facts.class).getFirst();
    List<Report.Line> lines = all(Finding.Line.class).stream().map(Report.Line::of).toList();
    images.add(
        new Report.Image(
            format,
            facts.width(),
            facts.height(),
            bytes,
            facts.orientation(),
            facts.colors().stream().map(Report.Color::of).toList(),
            Report.rounded(facts.brightness(), 10),
            Report.rounded(facts.sharpness(), 10),
            facts.blank(),
            facts.transparent(),
            all(Finding.Code.class).stream().map(Report.Code::of).toList(),
            lines,
            lines.stream().map(Report.Line::text).collect(Collectors.joining("\n"))));
  }

  @Override
  public void finish() {
    var report = new Report(InspectEngine.MODEL, images, NOTE);
    byte[] json = Json.writeValue(report);
    reply.say(new String(shape.map(wanted -> wanted.fill(json)).orElse(json), UTF_8));
  }

  private <T extends Finding> List<T> all(Class<T> type) {
    return findings.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
