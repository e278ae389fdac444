package dev.fovea.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The candidate that takes the fewest edits, case aside; empty when there are none. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    return to(word, candidates, 1).stream().findFirst();
  }

  /** Up to {@code count} candidates, nearest first; equally near ones in alphabetical order. */
  public static List<String> to(String word, Collection<String> candidates, int count) {
    String wanted = word.toLowerCase(Locale.ROOT);
    record Near(String candidate, int edits) {}
    return candidates.stream()
        .map(each -> new Near(each, edits(wanted, each.toLowerCase(Locale.ROOT))))
        .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::candidate))
        .limit(count)
        .map(Near::candidate)
        .toList();
  }

  /** The sentence that follows "unknown key": empty when there is nothing to offer. */
  static String hint(String word, Collection<String> candidates) {
    return to(word, candidates).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
   * (optimal string alignment). Three rows of memory; time is the product of the lengths.
   */
  static int edits(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
