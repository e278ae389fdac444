package dev.fovea.media;

import dev.fovea.cost.tokens.Estimate;
import dev.fovea.cost.tokens.TokenFormula;
import dev.fovea.media.fetch.Fetches;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.VisionRequest;
import java.util.Iterator;
import java.util.List;

/**
 * A request whose media were fetched, told apart by their bytes, and held to the limits of the
 * house; nothing was decoded. Immutable; what was fetched for it counts against the memory for
 * fetched files until it is closed.
 */
public final class Gathered implements AutoCloseable {
  private final String account;
  private final VisionRequest request;
  private final List<Item> items;
  private final long textBytes;
  private final Fetches fetches;

  /**
   * @param account whose media they are
   * @param items one for each media part, in their order
   */
  Gathered(String account, VisionRequest request, List<Item> items, Fetches fetches) {
    this.account = account;
    this.items = List.copyOf(items);
    this.fetches = fetches;
    Iterator<Item> next = items.iterator();
    this.request = request.withMedia(_ -> next.next().part());
    this.textBytes = Counting.textBytes(request);
  }

  String account() {
    return account;
  }

  /** What the client asked, each part in the form of what it holds. */
  public VisionRequest request() {
    return request;
  }

  /** In the order of the parts. */
  List<Item> items() {
    return items;
  }

  /** What the input counts for, text and media, if everything is sent as it came. */
  public Estimate estimate(TokenFormula tokens) {
    return Counting.estimate(this, tokens);
  }

  /**
   * The same when it is known what was sent.
   *
   * @param sent what {@link Media#prepare} made of this request
   */
  public Estimate estimate(TokenFormula tokens, MediaReport sent) {
    return Counting.estimate(this, tokens, sent);
  }

  /** The text of the request, roughly: all that is not media. */
  long textBytes() {
    return textBytes;
  }

  @Override
  public void close() {
    fetches.close();
  }
}
