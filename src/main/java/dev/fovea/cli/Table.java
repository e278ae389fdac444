package dev.fovea.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows under a head, each column as wide as its widest cell. Columns whose head begins with {@code
 * >} are numbers and stand to the right.
 */
final class Table {
  private static final String GAP = "  ";
  private static final String NUMBER = ">";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  /** Adds a row of as many cells as the head has. */
  Table row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException("%d cells for %d".formatted(cells.length, head.size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(Terminal terminal) {
    List<String> titles = head.stream().map(title -> title.replace(NUMBER, "")).toList();
    terminal.line(terminal.faint(line(titles)));
    rows.forEach(row -> terminal.line(line(row)));
  }

  private String line(List<String> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width(i) - length(cells.get(i)));
      boolean number = head.get(i).startsWith(NUMBER);
      line.append(i == 0 ? "" : GAP);
      line.append(number ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int title = length(head.get(column).replace(NUMBER, ""));
    return rows.stream().mapToInt(row -> length(row.get(column))).reduce(title, Math::max);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
