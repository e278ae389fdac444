package dev.fovea.worker.confine;

import java.util.Optional;

/** A processor whose numbers of Linux' system calls we know. */
enum Machine {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7);

  private final int audit;

  Machine(int audit) {
    this.audit = audit;
  }

  /** {@code AUDIT_ARCH_…} of linux/audit.h. */
  int audit() {
    return audit;
  }

  /** This one; empty where we do not know the numbers, or the system is not Linux. */
  static Optional<Machine> current() {
    if (!"Linux".equals(System.getProperty("os.name"))) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
