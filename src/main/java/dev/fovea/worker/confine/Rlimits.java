package dev.fovea.worker.confine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/** Limits that the kernel sets a process (setrlimit(2)); they cannot be raised again. */
final class Rlimits {
  private static final int PROCESSOR_SECONDS = 0;
  private static final int FILE_SIZE = 1;
  private static final int DATA = 2;
  private static final int CORE = 4;
  private static final int OPEN_FILES = 7;

  /** Enough for a class path; a JVM keeps each jar open that it has looked into. */
  private static final long FILES = 1024;

  private Rlimits() {}

  /** No dumps of memory, no files, and no more memory of its own than {@code memoryBytes}. */
  static void set(Kernel kernel, long memoryBytes) {
    set(kernel, CORE, 0);
    set(kernel, FILE_SIZE, 0);
    set(kernel, OPEN_FILES, FILES);
    set(kernel, DATA, memoryBytes);
  }

  /** No more processor time than that, from the process' start. */
  static void work(Kernel kernel, Duration most) {
    set(kernel, PROCESSOR_SECONDS, most.toSeconds());
  }

  private static void set(Kernel kernel, int resource, long limit) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment both = arena.allocateFrom(JAVA_LONG, limit, limit);
      kernel.call(SystemCall.PRLIMIT64, 0, resource, both.address());
    }
  }
}
