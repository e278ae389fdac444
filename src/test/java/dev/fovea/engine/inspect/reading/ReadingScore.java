package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How well lines were read: F1 over words as a multiset, each Han character a word of its own, case
 * kept.
 */
record ReadingScore(int right, int read, int drawn) {
  private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}|[^\\p{IsHan}\\s]+");

  static ReadingScore of(List<String> drawn, List<String> read) {
    List<String> wanted = tokens(drawn);
    List<String> given = tokens(read);
    Map<String, Integer> left = new HashMap<>();
    wanted.forEach(token -> left.merge(token, 1, Integer::sum));
    int right = 0;
    for (String token : given) {
      right += left.merge(token, -1, Integer::sum) >= 0 ? 1 : 0;
    }
    return new ReadingScore(right, given.size(), wanted.size());
  }

  static List<String> tokens(List<String> lines) {
    List<String> tokens = new ArrayList<>();
    for (String line : lines) {
      TOKEN.matcher(line).results().forEach(match -> tokens.add(match.group()));
    }
    return tokens;
  }

  ReadingScore plus(ReadingScore other) {
    return new ReadingScore(right + other.right, read + other.read, drawn + other.drawn);
  }

  /** 0..1; 1 where nothing was drawn and nothing read. */
  double f1() {
    return read + drawn == 0 ? 1 : 2.0 * right / (read + drawn);
  }
}
