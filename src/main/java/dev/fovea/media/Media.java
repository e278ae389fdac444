package dev.fovea.media;

import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.media.fetch.Fetcher;
import dev.fovea.media.fetch.Fetches;
import dev.fovea.media.picture.Pictures;
import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaReport;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.VisionRequest;
import dev.fovea.worker.Cancel;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes a request's media such that a target can use them, history and tool results included. Safe
 * for use by many threads; callers block, so they are virtual threads.
 */
public final class Media {
  /** Whether a worker is started before the first picture needs one. */
  public static final Setting<Boolean> WARM =
      Setting.flag(
          "media.warm",
          true,
          "Whether a worker that converts pictures is started soon after the server, so that the first"
              + " picture need not wait for it.");

  /** Every setting of this room, those of its fetcher and its workers aside. */
  public static final List<Setting<?>> ALL =
      Stream.of(MediaWishes.ALL, MediaSettings.ALL, Renditions.ALL, List.of(WARM))
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private final Fetcher fetcher;
  private final Guard guard;
  private final Renditions renditions;
  private final MediaPolicy wishes;
  private final long pixelsMax;

  public Media(Fetcher fetcher, Pictures pictures, Settings settings) {
    this.fetcher = fetcher;
    this.guard = new Guard(settings);
    this.renditions = new Renditions(pictures, settings);
    this.wishes = MediaWishes.of(settings);
    this.pixelsMax = settings.get(MediaSettings.IMAGE_PIXELS);
  }

  /**
   * Fetches what is to be fetched, tells each file by its bytes and holds it to the limits of the
   * house. Nothing is decoded.
   *
   * @param account whose request it is: accounts share no cache
   * @param terms of the target that is tried first
   * @param onGone where to leave what is to be done when the client leaves
   * @throws FailureException {@link Failure.MediaRejected} that names the first part which cannot
   *     be used; {@link Failure.Overloaded} when too much is being fetched
   */
  public Gathered gather(
      String account, VisionRequest request, Terms terms, Consumer<Runnable> onGone) {
    Fetches fetches = fetcher.open(account, cancel(onGone));
    try {
      var items = new Gathering(fetches, guard, full(terms)).run(request);
      return new Gathered(account, request, items, fetches);
    } catch (RuntimeException e) {
      fetches.close();
      throw e;
    }
  }

  /**
   * Makes every part fit a target: as little is done as possible, and what fits goes on in its own
   * bytes.
   *
   * @throws FailureException {@link Failure.MediaRejected} that names the first part which cannot
   *     be made to fit; {@link Failure.Overloaded} when all workers are busy and the line before
   *     them is full
   */
  public PreparedRequest prepare(Gathered gathered, Terms terms, Consumer<Runnable> onGone) {
    if (gathered.items().isEmpty()) {
      return new PreparedRequest(gathered.request(), MediaReport.NONE);
    }
    return new Preparation(gathered, full(terms), renditions, pixelsMax, cancel(onGone)).run();
  }

  private Terms full(Terms terms) {
    return new Terms(terms.limits(), terms.tokens(), terms.policy().over(wishes));
  }

  private static Cancel cancel(Consumer<Runnable> onGone) {
    var cancel = new Cancel();
    onGone.accept(cancel::now);
    return cancel;
  }
}
