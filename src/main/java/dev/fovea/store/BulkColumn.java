package dev.fovea.store;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column of a {@link BulkInsert}.
 *
 * @param type {@code text} or {@code bigint}
 */
record BulkColumn(String name, String type) {
  /** From the form {@code "id text, nano bigint"}. */
  static List<BulkColumn> list(String columns) {
    return Stream.of(columns.split(", ", -1)).map(BulkColumn::parse).toList();
  }

  private static BulkColumn parse(String column) {
    int blank = column.indexOf(' ');
    return new BulkColumn(column.substring(0, blank), column.substring(blank + 1));
  }

  static String join(List<BulkColumn> columns, Function<BulkColumn, String> part) {
    return columns.stream().map(part).collect(Collectors.joining(", "));
  }
}
