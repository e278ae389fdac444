package dev.fovea.worker.confine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The kernel's filter of system calls (seccomp(2)), for all threads of the process. */
final class Seccomp {
  private static final int SET_MODE_FILTER = 1;
  private static final int GET_ACTION_AVAILABLE = 2;
  private static final int ALL_THREADS = 1;

  private static final int STEP_BYTES = 8;
  private static final int PROGRAM_BYTES = 16;

  private Seccomp() {}

  static boolean available(Kernel kernel) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocateFrom(JAVA_INT, Filter.END_PROCESS);
      return kernel.call(SystemCall.SECCOMP, GET_ACTION_AVAILABLE, 0, action.address()) == 0;
    }
  }

  /**
   * Puts the filter in force, for good.
   *
   * @param programs whether one may be started in the place of this process
   * @return whether it is
   */
  static boolean restrict(Kernel kernel, boolean programs) {
    int process = Math.toIntExact(ProcessHandle.current().pid());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment program = program(Filter.of(kernel.machine(), process, programs), arena);
      return kernel.call(SystemCall.SECCOMP, SET_MODE_FILTER, ALL_THREADS, program.address()) == 0;
    }
  }

  /** {@code struct sock_fprog} and the {@code struct sock_filter}s that it points to. */
  private static MemorySegment program(List<Filter.Step> steps, Arena arena) {
    MemorySegment code = arena.allocate((long) steps.size() * STEP_BYTES, Long.BYTES);
    for (int i = 0; i < steps.size(); i++) {
      Filter.Step step = steps.get(i);
      long at = (long) i * STEP_BYTES;
      code.set(JAVA_SHORT, at, step.code());
      code.set(JAVA_BYTE, at + 2, (byte) step.ifTrue());
      code.set(JAVA_BYTE, at + 3, (byte) step.ifFalse());
      code.set(JAVA_INT, at + 4, step.operand());
    }
    MemorySegment program = arena.allocate(PROGRAM_BYTES, Long.BYTES);
    program.set(JAVA_SHORT, 0, (short) steps.size());
    program.set(ADDRESS, 8, code);
    return program;
  }
}
