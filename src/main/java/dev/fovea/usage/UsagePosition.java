package dev.fovea.usage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a record among all, by which the next page is asked for.
 *
 * @param atMillis when its request ended
 */
public record UsagePosition(long atMillis, String requestId) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15})\\.([\\x21-\\x7e]{1,100})");

  /** The place of a record. */
  public static UsagePosition of(UsageRecord record) {
    return new UsagePosition(record.at().toEpochMilli(), record.requestId());
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<UsagePosition> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new UsagePosition(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return atMillis + "." + requestId;
  }
}
