package dev.fovea.api.admin;

import dev.fovea.config.Nearest;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.Collection;
import java.util.Optional;

/** The ways in which a request can be wrong, each with its place. */
final class Wrong {
  /** What is longer is not repeated in an error. */
  private static final int SHOWN_MAX = 64;

  private Wrong() {}

  static FailureException missing(String param) {
    return value(param, "'%s' is missing.".formatted(param));
  }

  static FailureException type(String param, String expected) {
    return value(param, "'%s' has to be %s.".formatted(param, expected));
  }

  static FailureException value(String param, String message) {
    return new FailureException(new Failure.InvalidRequest(message, Optional.of(param)));
  }

  static FailureException unknown(String what, String name, Collection<String> known) {
    String shown = name.length() <= SHOWN_MAX ? "'" + name + "'" : "of that name";
    String near =
        name.length() <= SHOWN_MAX
            ? Nearest.to(name, known).map(" Did you mean '%s'?"::formatted).orElse("")
            : "";
    return new FailureException(
        new Failure.InvalidRequest(
            "There is no %s %s here.%s".formatted(what, shown, near), Optional.empty()));
  }
}
