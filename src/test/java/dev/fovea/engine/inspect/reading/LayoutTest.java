package dev.fovea.engine.inspect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {

  private static LineBox box(double left, double y, double width) {
    return new LineBox(left + width / 2, y, width, 20, 0);
  }

  @Test
  void cellsSideBySideAreOneRow() {
    LineBox milk = box(0, 10, 100);
    LineBox milkPrice = box(300, 12, 50);
    LineBox bread = box(0, 50, 120);
    LineBox breadPrice = box(300, 49, 50);
    assertThat(Layout.rows(List.of(breadPrice, milkPrice, bread, milk), 0))
        .containsExactly(List.of(milk, milkPrice), List.of(bread, breadPrice));
  }

  @Test
  void columnsOfRunningTextAreReadOneAfterTheOtherBelowTheirHeading() {
    List<LineBox> left = new ArrayList<>();
    List<LineBox> right = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      left.add(box(0, 60 + i * 30, 300));
      right.add(box(340, 60 + i * 30, 300));
    }
    LineBox heading = box(0, 10, 640);
    List<LineBox> mixed = new ArrayList<>(right.reversed());
    mixed.addAll(left);
    mixed.add(heading);
    List<LineBox> order = Layout.rows(mixed, 0).stream().map(List::getFirst).toList();
    List<LineBox> expected = new ArrayList<>(List.of(heading));
    expected.addAll(left);
    expected.addAll(right);
    assertThat(order).isEqualTo(expected);
  }

  @Test
  void aTiltedRowStaysOneRow() {
    double tilt = Math.toRadians(12);
    LineBox label = new LineBox(100, 100, 80, 20, tilt);
    Corner far = label.point(500, 0);
    LineBox value = new LineBox(far.x(), far.y(), 60, 20, tilt);
    assertThat(Layout.rows(List.of(value, label), tilt)).containsExactly(List.of(label, value));
  }

  @Test
  void aPageOnItsHeadIsOrderedAsItIsRead() {
    LineBox first = box(0, 90, 100).halfTurned();
    LineBox second = box(0, 10, 100).halfTurned();
    assertThat(Layout.rows(List.of(second, first), Math.PI))
        .containsExactly(List.of(first), List.of(second));
  }

  @Test
  void aPageWithoutTextHasNoRows() {
    assertThat(Layout.rows(List.of(), 0)).isEmpty();
  }
}
