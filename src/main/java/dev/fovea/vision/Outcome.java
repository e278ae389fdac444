package dev.fovea.vision;

import dev.fovea.error.Failure;

/** How a relay ended. */
public sealed interface Outcome {

  /** Tokens to account for. */
  Usage usage();

  /** The same with other tokens to account for. */
  default Outcome withUsage(Usage usage) {
    return switch (this) {
      case Completed _ -> new Completed(usage);
      case Interrupted(Failure failure, Usage _) -> new Interrupted(failure, usage);
      case Failed failed -> failed;
    };
  }

  /** The answer is whole. */
  record Completed(Usage usage) implements Outcome {}

  /** The answer broke off after its first byte; what was relayed is accounted for. */
  record Interrupted(Failure failure, Usage usage) implements Outcome {}

  /** Nothing reached the client. */
  record Failed(Failure failure) implements Outcome {
    @Override
    public Usage usage() {
      return Usage.NONE;
    }
  }
}
