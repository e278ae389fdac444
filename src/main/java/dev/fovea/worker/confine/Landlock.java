package dev.fovea.worker.confine;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's file-system sandbox (landlock(7), linux/landlock.h): a thread and those it starts
 * later may read beneath given places and do nothing else with files; TCP and signals to others end
 * as well where the kernel's version of it knows them.
 */
final class Landlock {
  private static final int VERSION = 1;
  private static final int RULE_PATH_BENEATH = 1;
  private static final long EXECUTE = 1;
  private static final long READ_FILE = 1L << 2;
  private static final long READ_DIR = 1L << 3;
  private static final long BIND_AND_CONNECT_TCP = 3;
  private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;

  private static final int ABI_TCP = 4;
  private static final int ABI_SCOPES = 6;
  private static final int ABI_ALL_THREADS = 8;
  private static final int ALL_THREADS = 1 << 3;

  /** How many rights on files each version of the interface knows, from version 1 on. */
  private static final int[] FILE_RIGHTS = {13, 14, 15, 15, 16};

  private Landlock() {}

  /** The version of the interface, 1 or more; 0 or less where there is none. */
  static int abi(Kernel kernel) {
    return (int) kernel.call(SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, VERSION);
  }

  /**
   * Takes away everything but reading beneath {@code readable} and starting {@code programs}, for
   * good.
   *
   * @return whether it is in force
   */
  static boolean restrict(Kernel kernel, List<Path> readable, List<Path> programs) {
    int abi = abi(kernel);
    if (abi < 1) {
      return false;
    }
    int ruleset = ruleset(kernel, abi);
    if (ruleset < 0) {
      return false;
    }
    readable.forEach(place -> allow(kernel, ruleset, place, reading(place)));
    programs.forEach(program -> allow(kernel, ruleset, program, READ_FILE | EXECUTE));
    int flags = abi >= ABI_ALL_THREADS ? ALL_THREADS : 0;
    long failed = kernel.call(SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, flags, 0);
    kernel.close(ruleset);
    return failed == 0;
  }

  /** {@code struct landlock_ruleset_attr}: what is forbidden unless a rule allows it. */
  private static int ruleset(Kernel kernel, int abi) {
    int rights = FILE_RIGHTS[Math.min(abi, FILE_RIGHTS.length) - 1];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment handled = arena.allocate(JAVA_LONG, 3);
      handled.setAtIndex(JAVA_LONG, 0, (1L << rights) - 1);
      handled.setAtIndex(JAVA_LONG, 1, BIND_AND_CONNECT_TCP);
      handled.setAtIndex(JAVA_LONG, 2, ABSTRACT_SOCKETS_AND_SIGNALS);
      int fields = abi >= ABI_SCOPES ? 3 : abi >= ABI_TCP ? 2 : 1;
      return (int)
          kernel.call(
              SystemCall.LANDLOCK_CREATE_RULESET, handled.address(), (long) fields * Long.BYTES, 0);
    }
  }

  private static long reading(Path place) {
    return Files.isDirectory(place) ? READ_FILE | READ_DIR : READ_FILE;
  }

  /** A place that is not there needs no rule. */
  private static void allow(Kernel kernel, int ruleset, Path place, long rights) {
    int descriptor = kernel.place(place.toString());
    if (descriptor < 0) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment beneath = arena.allocate(JAVA_LONG.byteSize() + JAVA_INT.byteSize());
      beneath.set(JAVA_LONG_UNALIGNED, 0, rights);
      beneath.set(JAVA_INT_UNALIGNED, JAVA_LONG.byteSize(), descriptor);
      kernel.call(
          SystemCall.LANDLOCK_ADD_RULE, ruleset, RULE_PATH_BENEATH, beneath.address(), 0, 0);
    } finally {
      kernel.close(descriptor);
    }
  }
}
