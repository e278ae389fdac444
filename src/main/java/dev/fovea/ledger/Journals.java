package dev.fovea.ledger;

import dev.fovea.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The journals of a data folder. Each process writes one of its own; what one has left that does
 * not run any more, the next that starts takes over.
 */
final class Journals {
  /** Processes that share a data folder; a machine has a few at most. */
  private static final int FILES_MAX = 16;

  private static final int PIECE = 256;

  private Journals() {}

  /**
   * Opens a journal that no other process has.
   *
   * @param bytesMax the most that it may grow to
   */
  static Journal open(Store store, long bytesMax) throws IOException {
    Journal own = firstFree(store, bytesMax);
    for (int i = 1; i <= FILES_MAX; i++) {
      Path file = store.folder().resolve(name(i));
      if (Files.exists(file)) {
        Optional<Journal> left = Journal.open(file, bytesMax);
        if (left.isPresent()) {
          takeOver(left.get(), own);
        }
      }
    }
    return own;
  }

  private static Journal firstFree(Store store, long bytesMax) throws IOException {
    for (int i = 1; i <= FILES_MAX; i++) {
      Optional<Journal> free = Journal.open(store.file(name(i)), bytesMax);
      if (free.isPresent()) {
        return free.get();
      }
    }
    throw new IOException("%d processes keep a journal in %s".formatted(FILES_MAX, store.folder()));
  }

  private static void takeOver(Journal left, Journal own) throws IOException {
    try (left) {
      List<Operation> piece = left.peek(PIECE);
      while (!piece.isEmpty()) {
        own.append(piece);
        left.drop();
        piece = left.peek(PIECE);
      }
    }
  }

  private static String name(int number) {
    return number == 1 ? "ledger.journal" : "ledger-%d.journal".formatted(number);
  }
}
