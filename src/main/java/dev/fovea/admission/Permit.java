package dev.fovea.admission;

import java.util.function.Supplier;

/**
 * One request's place; closed once, when the request is over. For the thread of its request, but
 * for {@link #close}, which any may call.
 */
public interface Permit extends AutoCloseable {

  /**
   * Counts what the request will use, where its key has limits on that.
   *
   * @param demand asked only when it is wanted
   * @throws dev.fovea.error.FailureException {@code RateLimited} or {@code BeyondLimit}
   */
  void count(Supplier<Demand> demand);

  /**
   * Tells how many tokens it was in the end; without it, none is taken to be used. The place among
   * the key's requests is free from here on, so that a client which sends one after the other finds
   * it free when it has read the end of an answer.
   */
  void settle(long tokens);

  /** Makes room for another request. */
  @Override
  void close();
}
