package dev.fovea.media.fetch;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.worker.Cancel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one request fetches. What came counts against the memory for fetched files until this is
 * closed: close it when the request needs the bytes no more. Safe for use by many threads.
 */
public final class Fetches implements AutoCloseable {
  private final String account;
  private final Loader loader;
  private final UrlRules rules;
  private final FetchLimits limits;
  private final Cancel cancel;
  private final List<FetchMemory.Lease> leases = new ArrayList<>();
  private long bytes;
  private boolean closed;

  Fetches(String account, Loader loader, UrlRules rules, FetchLimits limits, Cancel cancel) {
    this.account = account;
    this.loader = loader;
    this.rules = rules;
    this.limits = limits;
    this.cancel = cancel;
  }

  /**
   * Fetches one file. Blocks the calling virtual thread.
   *
   * @throws FailureException {@link Failure.MediaRejected} when the URL is refused or gives no
   *     file; {@link Failure.Overloaded} when there is no room; {@link Failure.ClientGone} when the
   *     client has left
   */
  public Fetched fetch(Wanted wanted) {
    return fetch(wanted, cancel);
  }

  /**
   * Fetches all of them, several at once, and what is named twice once. Blocks the calling virtual
   * thread.
   *
   * @return in the order of {@code wanted}
   * @throws FailureException as {@link #fetch(Wanted)} does, for the first that failed; the others
   *     are given up
   */
  public List<Fetched> fetch(List<Wanted> wanted) {
    return wanted.isEmpty()
        ? List.of()
        : new FetchBatch(wanted, this::fetch, limits.requestConcurrency(), cancel).run();
  }

  private Fetched fetch(Wanted wanted, Cancel stop) {
    long began = System.nanoTime();
    try {
      MediaUrl url = MediaUrl.parse(wanted.url(), rules);
      var key = FetchKey.of(account, url, wanted.modality());
      Loaded loaded = loader.load(key, url, stop);
      hold(loaded, wanted);
      return new Fetched(
          loaded.file().bytes(),
          loaded.file().mediaType(),
          Duration.ofNanos(System.nanoTime() - began),
          loaded.cached());
    } catch (UrlRefused refused) {
      throw rejected(FetchFault.refused(refused), wanted);
    } catch (FetchFault fault) {
      throw rejected(fault, wanted);
    }
  }

  private synchronized void hold(Loaded loaded, Wanted wanted) {
    long sum = bytes + loaded.file().bytes().length;
    if (closed || sum > limits.requestBytes()) {
      loaded.lease().close();
      throw closed ? new FailureException(new Failure.ClientGone()) : tooMuch(wanted);
    }
    bytes = sum;
    leases.add(loaded.lease());
  }

  private FailureException tooMuch(Wanted wanted) {
    return new FailureException(
        new Failure.MediaRejected(
            MediaFault.IMAGE_FILE_TOO_LARGE,
            "The files behind the URLs of this request are together larger than the %d bytes that"
                    .formatted(limits.requestBytes())
                + " are fetched for one. Send fewer, or smaller ones.",
            wanted.place()));
  }

  private static FailureException rejected(FetchFault fault, Wanted wanted) {
    return new FailureException(
        new Failure.MediaRejected(fault.fault(), fault.words(), wanted.place()));
  }

  @Override
  public synchronized void close() {
    closed = true;
    leases.forEach(FetchMemory.Lease::close);
    leases.clear();
  }
}
