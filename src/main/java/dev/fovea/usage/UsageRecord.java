package dev.fovea.usage;

import dev.fovea.cost.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * What one request used and cost, and how it ended. Numbers and names of ours alone: nothing that
 * the client wrote or the model said.
 *
 * @param requestId the request, which is also the id of its charge
 * @param at when it ended; kept to the millisecond
 * @param account who pays
 * @param keyId the key that was shown, as in {@code key_…}
 * @param model as the catalogue names it; empty when the request named none that there is
 * @param provider who was asked last; empty when nobody was
 * @param upstreamModel the model as the provider names it
 */
public record UsageRecord(
    String requestId,
    Instant at,
    String account,
    String keyId,
    String model,
    String provider,
    String upstreamModel,
    Tokens tokens,
    Charge charge,
    Timing timing,
    Media media,
    End end) {

  /**
   * That of a request which was refused now, before anybody was asked.
   *
   * @param model as the catalogue names it; empty when the request named none that there is
   * @param took since its head was read
   * @param code of the failure
   */
  public static UsageRecord refused(
      String requestId, String account, String keyId, String model, Duration took, String code) {
    return new UsageRecord(
        requestId,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        account,
        keyId,
        model,
        "",
        "",
        Tokens.NONE,
        Charge.NONE,
        new Timing(took, Optional.empty()),
        Media.NONE,
        new End(Outcome.REFUSED, code));
  }

  /** The same when it turned out that a part of the charge is more than the account has. */
  public UsageRecord withUncollected(Money uncollected) {
    return new UsageRecord(
        requestId,
        at,
        account,
        keyId,
        model,
        provider,
        upstreamModel,
        tokens,
        new Charge(charge.total, charge.media, uncollected),
        timing,
        media,
        end);
  }

  /**
   * Tokens, by kind where the kind is known.
   *
   * @param prompt all input
   * @param text of the input
   * @param image of the input
   * @param video of the input
   * @param cached of the input, whatever its kind
   * @param completion all output
   * @param reasoning of the output
   * @param estimated whether we counted, because nobody reported
   */
  public record Tokens(
      long prompt,
      long text,
      long image,
      long video,
      long cached,
      long completion,
      long reasoning,
      boolean estimated) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0, 0, false);
  }

  /**
   * Money.
   *
   * @param total what the request cost
   * @param media the part of it that is for pictures and video
   * @param uncollected the part of it that the account could not pay
   */
  public record Charge(Money total, Money media, Money uncollected) {
    public static final Charge NONE = new Charge(Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * Time, from the moment in which the request's head was read.
   *
   * @param whole to the end
   * @param firstByte to the first of the answer; empty when nothing came
   */
  public record Timing(Duration whole, Optional<Duration> firstByte) {}

  /**
   * Pictures and video.
   *
   * @param pictures that were sent; a page of a document is one
   * @param bytesIn of the files that came or were fetched
   * @param bytesSent of the files that the provider got
   */
  public record Media(int pictures, long bytesIn, long bytesSent) {
    public static final Media NONE = new Media(0, 0, 0);
  }

  /**
   * How it ended.
   *
   * @param code the code of the failure, as the client was told; empty when there was none
   */
  public record End(Outcome outcome, String code) {}

  /** How a request ended. */
  public enum Outcome {
    /** The answer was whole. */
    COMPLETED,
    /** The answer broke off after its first byte. */
    INTERRUPTED,
    /** Somebody was asked, and nothing reached the client. */
    FAILED,
    /** Nobody was asked. */
    REFUSED;

    /** The word in the database, on the wire and in settings. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
