package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding;
import dev.fovea.engine.inspect.picture.Finding.Code;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.engine.inspect.picture.Finding.Line;
import dev.fovea.engine.inspect.picture.Finding.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** An answer in sentences and lists. What was read is said as soon as it is read. */
final class PlainAnswer implements Answer {
  private final Question question;
  private final Paragraphs out;
  private final int pictures;
  private final boolean describes;
  private final Ranking ranking;
  private int number;
  private Optional<PictureWords> current = Optional.empty();

  PlainAnswer(Question question, Reply reply, int pictures) {
    this.question = question;
    this.out = new Paragraphs(reply);
    this.pictures = pictures;
    this.describes = question.about(Topic.DESCRIPTION);
    this.ranking = new Ranking(question);
  }

  @Override
  public boolean wantsCodes() {
    return question.wantsCodes();
  }

  @Override
  public boolean wantsText() {
    return question.wantsText();
  }

  @Override
  public void begin(Picture picture, int bytes) {
    number++;
    if (number == 1 && describes) {
      out.line(Phrases.NO_MODEL);
    } else if (number == 1 && question.beyond()) {
      out.line(Phrases.NO_MODEL);
      out.line(Phrases.BEYOND);
    }
    out.gap();
    if (pictures > 1) {
      out.line("Image " + number);
    }
    current = Optional.of(new PictureWords(picture, bytes));
  }

  @Override
  public void found(Finding finding) {
    current.orElseThrow().found(finding);
  }

  @Override
  public void end() {
    current.orElseThrow().end();
    current = Optional.empty();
  }

  @Override
  public void finish() {
    if (number == 0) {
      out.line(Phrases.NO_PICTURE);
    } else if (describes || question.beyond()) {
      out.gap();
      out.line(Phrases.HOW_TO_ADD);
    } else if (number > 1) {
      out.gap();
      ranking.sentences().forEach(out::line);
    }
  }

  /** What is said of one picture. */
  private final class PictureWords {
    private final Picture picture;
    private final int bytes;
    private final List<Code> codes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    PictureWords(Picture picture, int bytes) {
      this.picture = picture;
      this.bytes = bytes;
    }

    void found(Finding finding) {
      switch (finding) {
        case Facts facts -> facts(new FactWords(picture, bytes, facts));
        case Code code -> codes.add(code);
        case Line line -> line(line.text());
        case Refused _ -> {} // The engine has thrown it.
      }
    }

    private void facts(FactWords words) {
      if (describes) {
        words.all().forEach(sentence -> out.line("- " + sentence));
        return;
      }
      question.facts().forEach(topic -> out.line(words.about(topic)));
      ranking.add(words.facts());
      if (question.about(Topic.COLORS)) {
        out.line(Phrases.WHOLE_PICTURE);
      }
    }

    private void line(String text) {
      if (lines.isEmpty()) {
        codes();
        setTextApart();
      }
      lines.add(text);
      if (!question.about(Topic.TABLE)) {
        out.line(text);
      }
    }

    /** All are known once the first line comes, or the end. */
    private void codes() {
      if (!question.wantsCodes()) {
        return;
      }
      if (saysFacts()) {
        out.gap();
      }
      boolean alone = question.topics().equals(EnumSet.of(Topic.CODES)) && codes.size() == 1;
      for (Code code : codes) {
        out.line(alone ? code.text() : code.kind() + ": " + code.text());
      }
      if (codes.isEmpty() && question.about(Topic.CODES)) {
        out.line(Phrases.NO_CODE);
      }
    }

    void end() {
      if (lines.isEmpty()) {
        codes();
        if (question.wantsText()) {
          setTextApart();
          out.line(Phrases.NO_TEXT);
        }
      } else if (question.about(Topic.TABLE)) {
        table();
      } else if (question.beyond()) {
        related();
      }
    }

    private void table() {
      Rows.table(lines)
          .ifPresentOrElse(
              out::line,
              () -> {
                lines.forEach(out::line);
                out.gap();
                out.line(Phrases.NO_COLUMNS);
              });
      out.gap();
      out.line(Phrases.NO_BARS);
    }

    private void related() {
      List<String> related = lines.stream().filter(question::touches).toList();
      if (!related.isEmpty() && related.size() < lines.size()) {
        out.gap();
        out.line(Phrases.RELATED);
        related.forEach(line -> out.line("- " + line));
      }
    }

    private void setTextApart() {
      if (saysFacts() || question.wantsCodes()) {
        out.gap();
      }
    }

    private boolean saysFacts() {
      return describes || !question.facts().isEmpty();
    }
  }
}
