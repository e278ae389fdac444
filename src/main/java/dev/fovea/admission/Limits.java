package dev.fovea.admission;

import dev.fovea.account.KeyLimits;

/** Counts what keys use. Safe for use by many threads. */
interface Limits {

  /**
   * Counts one request and takes one place among those under way, both or neither.
   *
   * @param request its id, under which {@link #leave} gives the place back
   */
  Verdict enter(String key, KeyLimits limits, String request);

  /** Counts what a request that has entered will use, all of it or nothing. */
  Verdict count(String key, KeyLimits limits, Demand demand);

  /** Adds to the tokens that were counted in {@code second}, or takes from them. */
  void correct(String key, long second, long tokens);

  /** Gives the place of a request back. */
  void leave(String key, String request);
}
