package dev.fovea.worker.confine;

import java.nio.file.Path;
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
    return enter(kernel.get(), readable, memoryBytes).lack();
  }

  private static Support enter(Kernel kernel, List<Path> readable, long memoryBytes) {
    kernel.call(SystemCall.PRCTL, PR_SET_NO_NEW_PRIVS, 1, 0);
    kernel.call(SystemCall.PRCTL, PR_SET_DUMPABLE, 0, 0);
    Rlimits.set(kernel, memoryBytes);
    List<Path> places = new ArrayList<>(ReadPlaces.all());
    places.addAll(readable);
    int abi = Landlock.restrict(kernel, places) ? Landlock.abi(kernel) : 0;
    return new Support(abi, Seccomp.restrict(kernel));
  }
}
