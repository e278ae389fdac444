package dev.fovea.worker.confine;

import java.util.Optional;

/**
 * What this kernel has to confine a process with.
 *
 * @param landlock the version of Landlock's interface; 0 where there is none
 * @param seccomp whether system calls can be filtered
 */
public record Support(int landlock, boolean seccomp) {

  /** Asks the kernel; changes nothing. */
  public static Support ofThisMachine() {
    return Kernel.current()
        .map(kernel -> new Support(Math.max(0, Landlock.abi(kernel)), Seccomp.available(kernel)))
        .orElse(new Support(0, false));
  }

  /** What a worker may do because something is missing; empty when nothing is. */
  public Optional<String> lack() {
    if (landlock > 0 && seccomp) {
      return Optional.empty();
    }
    if (landlock > 0) {
      return Optional.of("the kernel has no seccomp: workers may start programs and send UDP");
    }
    if (seccomp) {
      return Optional.of("the kernel has no Landlock: workers may read files");
    }
    return Optional.of(
        "%s on %s offers neither Landlock nor seccomp: workers may use files, network and programs"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
  }
}
