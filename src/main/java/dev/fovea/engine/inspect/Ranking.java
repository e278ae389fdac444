package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several pictures in the order of a fact that was asked for. For one thread. */
final class Ranking {
  private record Scale(Topic topic, String most, String least, ToDoubleFunction<Facts> value) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale(
              Topic.SIZE, "largest", "smallest", facts -> (double) facts.width() * facts.height()),
          new Scale(Topic.SHARPNESS, "sharpest", "softest", Facts::sharpness),
          new Scale(Topic.BRIGHTNESS, "brightest", "darkest", Facts::brightness));

  private final Question question;
  private final List<Facts> pictures = new ArrayList<>();

  Ranking(Question question) {
    this.question = question;
  }

  /** The next picture's facts. */
  void add(Facts facts) {
    pictures.add(facts);
  }

  /** One for each fact that was asked for and that has more and less. */
  List<String> sentences() {
    return SCALES.stream()
        .filter(scale -> question.about(scale.topic))
        .map(this::sentence)
        .toList();
  }

  /** Those that measure the same stay in the order in which they came. */
  private String sentence(Scale scale) {
    Comparator<Integer> least =
        Comparator.comparingDouble(picture -> scale.value.applyAsDouble(pictures.get(picture)));
    return IntStream.range(0, pictures.size())
        .boxed()
        .sorted(least.reversed())
        .map(picture -> "image " + (picture + 1))
        .collect(
            Collectors.joining(
                ", ", "From the %s to the %s: ".formatted(scale.most, scale.least), "."));
  }
}
