package dev.fovea.engine.inspect.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeometryTest {

  @ParameterizedTest(name = "the smallest rectangle around a bar at {0}° is the bar")
  @ValueSource(ints = {0, 12, -12, 45, 80, -80})
  void findsTheSmallestRectangle(int degrees) {
    LineBox bar = new LineBox(50, 40, 60, 10, Math.toRadians(degrees));
    List<Corner> points = new ArrayList<>(bar.corners());
    points.add(bar.point(10, 2));
    LineBox found = Hull.of(points).smallestRectangle();
    assertThat(found.width()).isCloseTo(60, within(1e-6));
    assertThat(found.height()).isCloseTo(10, within(1e-6));
    assertThat(found.x()).isCloseTo(50, within(1e-6));
    assertThat(found.angle()).isCloseTo(bar.angle(), within(1e-6));
  }

  @Test
  void aSinglePointIsItsOwnHull() {
    assertThat(Hull.of(List.of(new Corner(3, 4))).points()).containsExactly(new Corner(3, 4));
  }

  @Test
  void aBoxGrowsByAreaTimesRatioOverPerimeterOnEverySide() {
    LineBox grown = Detector.unclip(new LineBox(0, 0, 90, 10, 0));
    double margin = 90 * 10 * 1.6 / 200;
    assertThat(grown).isEqualTo(new LineBox(0, 0, 90 + 2 * margin, 10 + 2 * margin, 0));
  }

  @Test
  void cornersGoClockwiseFromTheTextsTopLeft() {
    assertThat(new LineBox(10, 10, 8, 4, 0).corners())
        .containsExactly(
            new Corner(6, 8), new Corner(14, 8), new Corner(14, 12), new Corner(6, 12));
    Corner first = new LineBox(10, 10, 8, 4, 0).halfTurned().corners().getFirst();
    assertThat(first.x()).isCloseTo(14, within(1e-9));
    assertThat(first.y()).isCloseTo(12, within(1e-9));
  }

  @Test
  void connectedTextIsOneSpotAndOtherTextAnother() {
    float[] values = new float[20 * 10];
    for (int x = 2; x < 9; x++) {
      values[3 * 20 + x] = 0.9f;
      values[7 * 20 + x + 4] = 0.9f;
    }
    assertThat(new ProbabilityMap(20, 10, values).spots(10)).hasSize(2);
    assertThat(new ProbabilityMap(20, 10, values).spots(1)).hasSize(1);
  }

  @Test
  void shortWordsDoNotDecideTheTiltOfAPage() {
    double tilt = Math.toRadians(12);
    List<LineBox> boxes =
        List.of(
            new LineBox(0, 0, 300, 20, tilt),
            new LineBox(0, 40, 200, 20, tilt),
            new LineBox(0, 80, 22, 20, 1));
    assertThat(Tilt.of(boxes)).isCloseTo(tilt, within(1e-9));
  }

  @Test
  void aTurnedBoxIsCutOutStraight() {
    Pixels page = new Pixels(3, 2, new int[] {1, 2, 3, 4, 5, 6});
    Pixels strip = Scaling.squeezed(page, new LineBox(1.5, 1, 3, 2, Math.PI), 2, 3);
    assertThat(strip.rgb).containsExactly(6, 5, 4, 3, 2, 1);
  }
}
