package dev.fovea.testkit.fuzz;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Something that takes any bytes and answers or refuses, soon, and in no other way.
 *
 * <p>An implementation is a test of its corpus: its own seeds, and what is kept for it (see {@link
 * Corpus}). {@code ./run fuzz} looks for inputs that are in neither; one that breaks it is kept.
 */
public interface FuzzTarget {
  /** How the classes of targets end. */
  String SUFFIX = "FuzzTest";

  /** Takes an input; throws for what must not be. */
  void feed(byte[] input) throws Exception;

  /** What a search begins with: one of each kind. */
  Stream<byte[]> seeds();

  /** The name in {@code ./run fuzz}. */
  default String name() {
    return getClass().getSimpleName().replace(SUFFIX, "").toLowerCase(Locale.ROOT);
  }

  @TestFactory
  default Stream<DynamicTest> nothingInItsCorpusBreaksIt() {
    return Corpus.of(this).inputs().map(input -> dynamicTest(input.name(), () -> soon(input)));
  }

  /** Four times what an input may take in a search: machines do other things meanwhile. */
  private void soon(Corpus.Input input) {
    assertTimeoutPreemptively(ofSeconds(20), () -> feed(input.bytes()));
  }
}
