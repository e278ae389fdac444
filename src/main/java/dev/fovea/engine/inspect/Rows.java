package dev.fovea.engine.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of text as a table. A line's last words that are numbers are its cells, what stands before
 * them is its label; where most lines have a label and as many numbers, these are columns. The
 * ticks of an axis are numbers without a label, so a chart makes no table.
 */
final class Rows {
  private static final Pattern NUMBER =
      Pattern.compile("[-+(]?[$€£¥]?[-+]?\\d[\\d.,:/]*[%€$)]?(kg|g|ml|l|k|m|x)?");

  /** Of the lines, so many must have the same number of cells to make a table. */
  private static final double SHARE_MIN = 0.5;

  private static final int ROWS_MIN = 2;

  private Rows() {}

  /** A table in Markdown; empty when no columns are evident. */
  static Optional<String> table(List<String> lines) {
    List<List<String>> rows = lines.stream().map(Rows::cells).toList();
    Map<Integer, Long> widths =
        rows.stream()
            .filter(row -> row.size() > 1 && !row.getFirst().isEmpty())
            .map(List::size)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    if (widths.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Integer, Long> widest =
        Collections.max(widths.entrySet(), Map.Entry.comparingByValue());
    boolean evident = widest.getValue() >= Math.max(ROWS_MIN, SHARE_MIN * rows.size());
    return evident ? Optional.of(markdown(rows, lines, widest.getKey())) : Optional.empty();
  }

  private static List<String> cells(String line) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    int label = words.size();
    while (label > 0 && NUMBER.matcher(words.get(label - 1)).matches()) {
      label--;
    }
    List<String> cells = new ArrayList<>();
    cells.add(String.join(" ", words.subList(0, label)));
    cells.addAll(words.subList(label, words.size()));
    return cells;
  }

  private static String markdown(List<List<String>> rows, List<String> lines, int width) {
    var table = new StringBuilder("|").append("   |".repeat(width)).append('\n');
    table.append("|").append(" --- |".repeat(width)).append('\n');
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      List<String> cells = row.size() == width ? row : List.of(lines.get(i));
      table.append("| ").append(joined(cells, width)).append(" |\n");
    }
    return table.toString();
  }

  private static String joined(List<String> cells, int width) {
    return IntStream.range(0, width)
        .mapToObj(i -> i < cells.size() ? cells.get(i).replace("|", "\\|") : "")
        .collect(Collectors.joining(" | "));
  }
}
