package dev.fovea.http;

import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands before the bytes of an answer.
 *
 * @param headers those that say something about this answer ({@code x-fovea-…}, {@code
 *     retry-after})
 */
public record AnswerHead(int status, String contentType, Map<String, String> headers) {
  private static final String OURS = "x-fovea-";
  private static final String WAIT = "retry-after";

  static AnswerHead of(int status, CharSequence contentType, MultiMap headers) {
    Map<String, String> ours = new LinkedHashMap<>();
    headers.forEach((name, value) -> {
      if (name.startsWith(OURS) || name.equalsIgnoreCase(WAIT)) {
        ours.put(name, value);
      }
    });
    return new AnswerHead(status, contentType.toString(), ours);
  }

  /** The same with one header more. */
  AnswerHead with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new AnswerHead(status, contentType, more);
  }
}
