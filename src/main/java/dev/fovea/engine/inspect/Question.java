package dev.fovea.engine.inspect;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the client wants to know.
 *
 * @param topics none when the question is not understood
 * @param words the question's own words, in lower case, to look for in what is read
 */
record Question(Set<Topic> topics, Set<String> words) {
  private static final int LENGTH_MAX = 20_000;
  private static final int WORD_MIN = 4;
  private static final int WORDS_MAX = 64;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** What reads a code, not the text: "read the QR code", "what does the barcode say". */
  private static final Pattern READS_CODE =
      Pattern.compile(
          "(\\bread\\b|what does|\\b(vor)?lies\\b|\\blis\\b|\\blire\\b|\\blee\\b|\\bleer\\b|识别|識別|读出|讀出)"
              + "(?=\\W*(\\w+\\W+){0,2}("
              + Topic.CODES.pattern()
              + "))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** Words that stand in every second question. */
  private static final Set<String> COMMON =
      Set.of(
          "what", "which", "where", "when", "this", "that", "these", "those", "there", "image",
          "picture", "photo", "does", "have", "with", "from", "many", "much", "please", "show",
          "shown", "tell", "about", "your", "into", "here", "they", "their", "answer");

  /** An empty question, or one too long to be one, asks for what there is. */
  static Question of(String text) {
    String plain = text.strip().replace('\u2019', '\'');
    if (plain.isEmpty() || plain.length() > LENGTH_MAX) {
      return new Question(EnumSet.of(Topic.DESCRIPTION), Set.of());
    }
    EnumSet<Topic> topics = EnumSet.noneOf(Topic.class);
    String asked = READS_CODE.matcher(plain).replaceAll("");
    Arrays.stream(Topic.values()).filter(topic -> topic.isIn(asked)).forEach(topics::add);
    return new Question(topics, words(plain));
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(match -> match.group())
        .filter(word -> word.length() >= WORD_MIN && !COMMON.contains(word))
        .limit(WORDS_MAX)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean about(Topic topic) {
    return topics.contains(topic);
  }

  /** Not understood, or about what nobody here can see. */
  boolean beyond() {
    return topics.isEmpty();
  }

  List<Topic> facts() {
    return topics.stream().filter(Topic::isFact).toList();
  }

  boolean wantsText() {
    return beyond() || about(Topic.DESCRIPTION) || about(Topic.TEXT) || about(Topic.TABLE);
  }

  boolean wantsCodes() {
    return about(Topic.DESCRIPTION) || about(Topic.CODES);
  }

  /** Whether a line shares one of the question's words. */
  boolean touches(String line) {
    return WORD.matcher(line.toLowerCase(Locale.ROOT))
        .results()
        .anyMatch(match -> words.contains(match.group()));
  }
}
