package dev.fovea.worker.confine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of a process' rights, by its own hand: what it does later, or is made to do by a hostile
 * picture, it does without files, network and programs.
 *
 * <p>Landlock binds the calling thread and those that it starts later, on kernels from 7.0 on (ABI
 * 8) all of them; the JVM's own older threads are bound by seccomp alone, under which nobody
 * writes, connects or starts anything. So this is called by the main thread, before it starts
 * others.
 */
public final class Confinement {
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_NO_NEW_PRIVS = 38;

  /** All that a program is told of where it runs. */
  private static final List<String> ENVIRONMENT = List.of("LC_ALL=C.UTF-8");

  private Confinement() {}

  /**
   * Gives up every right that a decoder does not need, for good.
   *
   * @param readable what may be read beside the JVM, its class path and the system's libraries
   * @param memoryBytes what the process may have of memory of its own
   * @return what is missing, to be logged; empty when nothing is
   */
  public static Optional<String> enter(List<Path> readable, long memoryBytes) {
    Optional<Kernel> kernel = Kernel.current();
    if (kernel.isEmpty()) {
      return new Support(0, false).lack();
    }
    return enter(kernel.get(), new Needs(readable, List.of(), memoryBytes)).lack();
  }

  /**
   * Gives up the same, but for the right to start one program, and becomes that program. It returns
   * when it cannot, or may not do so unconfined.
   *
   * @param command the program by its absolute path, and its arguments
   * @param memoryBytes what it may have of memory of its own
   * @param work processor time; the kernel ends it then
   */
  public static void become(List<String> command, Mode mode, long memoryBytes, Duration work) {
    Optional<Kernel> kernel = Kernel.current();
    if (kernel.isEmpty()) {
      return;
    }
    Rlimits.work(kernel.get(), work);
    if (mode != Mode.OFF) {
      var needs = new Needs(List.of(), List.of(Path.of(command.getFirst())), memoryBytes);
      boolean lacking = enter(kernel.get(), needs).lack().isPresent();
      if (lacking && mode == Mode.REQUIRED) {
        return;
      }
    }
    kernel.get().become(command, ENVIRONMENT);
  }

  /** What a process goes on needing. */
  private record Needs(List<Path> readable, List<Path> programs, long memoryBytes) {}

  private static Support enter(Kernel kernel, Needs needs) {
    kernel.call(SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0);
    kernel.call(SystemCall.PRCTL, PR_SET_DUMPABLE, 0, 0);
    Rlimits.set(kernel, needs.memoryBytes);
    List<Path> places = new ArrayList<>(ReadPlaces.all());
    places.addAll(needs.readable);
    List<Path> programs = new ArrayList<>(needs.programs);
    if (!programs.isEmpty()) {
      programs.addAll(ReadPlaces.LOADERS);
    }
    int abi = Landlock.restrict(kernel, places, programs) ? Landlock.abi(kernel) : 0;
    return new Support(abi, Seccomp.restrict(kernel, !programs.isEmpty()));
  }
}
