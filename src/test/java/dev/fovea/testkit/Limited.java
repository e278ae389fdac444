package dev.fovea.testkit;

import dev.fovea.account.KeyLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits of keys, as tests need them. */
public final class Limited {
  private Limited() {}

  /** To some models. */
  public static KeyLimits models(String... models) {
    return limits(List.of(models), Optional.empty(), 0, 0, 0, 0);
  }

  /** To a time that ends. */
  public static KeyLimits until(Instant expires) {
    return limits(List.of(), Optional.of(expires), 0, 0, 0, 0);
  }

  /** To so much in a minute and so many at once; 0 is no limit. */
  public static KeyLimits counts(long requests, long tokens, long images, long concurrent) {
    return limits(List.of(), Optional.empty(), requests, tokens, images, concurrent);
  }

  private static KeyLimits limits(
      List<String> models,
      Optional<Instant> expires,
      long requests,
      long tokens,
      long images,
      long concurrent) {
    return new KeyLimits(
        models,
        expires,
        limit(requests),
        limit(tokens),
        limit(images),
        limit(concurrent),
        Optional.empty());
  }

  private static OptionalLong limit(long most) {
    return most == 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }
}
