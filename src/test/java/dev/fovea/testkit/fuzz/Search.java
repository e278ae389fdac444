package dev.fovea.testkit.fuzz;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What Jazzer calls, with the class of a target as its argument: see {@code bin/fuzz}. Jazzer is
 * not on the class path of the tests; it wants nothing but these names.
 */
public final class Search {
  private static Optional<FuzzTarget> target = Optional.empty();

  private Search() {}

  /** Called once, with {@code --target_args}. */
  public static void fuzzerInitialize(String[] arguments) throws ReflectiveOperationException {
    target = Optional.of(target(arguments[0]));
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.orElseThrow().feed(input);
  }

  /**
   * {@code unpack} writes the corpus of a target's class into a folder; {@code keep} adds to it
   * what is new there.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    Corpus corpus = Corpus.of(target(arguments[1]));
    Path folder = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "unpack" -> corpus.unpack(folder);
      case "keep" -> corpus.keep(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static FuzzTarget target(String name) throws ReflectiveOperationException {
    Constructor<? extends FuzzTarget> constructor =
        Class.forName(name).asSubclass(FuzzTarget.class).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
