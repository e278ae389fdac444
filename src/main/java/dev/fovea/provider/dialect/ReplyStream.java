package dev.fovea.provider.dialect;

import dev.fovea.error.Failure;
import dev.fovea.vision.Usage;
import java.util.Optional;

/** Reads one streamed answer as it arrives. Confined to one thread. */
public interface ReplyStream {

  /**
   * Relays the events that are complete; keeps the rest for the next call.
   *
   * @throws UpstreamNonsense when the bytes are not a stream of this dialect
   */
  void feed(byte[] bytes);

  /** True when at least one event was relayed. */
  boolean begun();

  /** True when the stream has said that nothing follows. */
  boolean ended();

  /** True when the answer is whole, should the stream end here. */
  boolean complete();

  /** What the upstream said went wrong, in the middle of its stream. */
  Optional<Failure> failure();

  /** The tokens so far; estimated, and marked so, when the upstream reported none. */
  Usage usage();
}
