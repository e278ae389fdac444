package dev.fovea.provider.dialect;

import dev.fovea.error.Failure;
import dev.fovea.json.Slice;
import dev.fovea.provider.Provider;
import dev.fovea.provider.Target;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.Usage;
import java.util.OptionalInt;

/**
 * A wire protocol of upstreams: what to send, and what the answer means.
 *
 * <p>Stateless and safe for use by many threads. {@code encode} may run again for the same request
 * when another target is tried, and must not change its argument.
 */
public interface Dialect {

  /** Builds the upstream call; {@code stream} when the answer is wanted piece by piece. */
  UpstreamCall encode(PreparedRequest request, Target target, boolean stream);

  /**
   * Reads a whole answer with status 200 and relays it.
   *
   * @return the tokens that the upstream counted; estimated, and marked so, when it reports none
   * @throws UpstreamNonsense when it is not an answer of this dialect
   */
  Usage decode(Slice body, PreparedRequest request, ReplySink sink);

  /** A reader for one streamed answer. */
  ReplyStream stream(PreparedRequest request, ReplySink sink);

  /**
   * Turns an answer with another status into the failure that the client sees; never throws.
   *
   * @param retryAfterSeconds what the upstream asked for, if it did
   * @param body at most 64 KiB of it
   */
  Failure explain(int status, OptionalInt retryAfterSeconds, Slice body, Provider provider);
}
