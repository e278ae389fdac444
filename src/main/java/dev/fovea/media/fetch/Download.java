package dev.fovea.media.fetch;

import dev.fovea.error.FailureException;
import dev.fovea.vision.Modality;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientConnection;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Follows a URL to its file. Every hop is a URL read anew, a name looked up once, every address of
 * it checked, and one of those dialled. Blocks the calling virtual thread.
 */
final class Download {
  private static final System.Logger LOG = System.getLogger(Download.class.getName());

  static final int REDIRECTS_MAX = 3;

  /** Addresses of one name that are tried until one takes the connection. */
  private static final int ADDRESSES_MAX = 3;

  private final FetchLimits limits;
  private final AddressPolicy policy;
  private final Names names;
  private final Dialer dialer;
  private final String userAgent;

  Download(FetchLimits limits, AddressPolicy policy, Names names, Dialer dialer, String userAgent) {
    this.limits = limits;
    this.policy = policy;
    this.names = names;
    this.dialer = dialer;
    this.userAgent = userAgent;
  }

  /**
   * A file, and how long it may be kept.
   *
   * @param keep zero for not at all
   */
  record Result(MediaFile file, Duration keep) {}

  /**
   * Fetches.
   *
   * @param lease grows with what comes
   * @param keep how long a file may be kept at most
   * @throws FetchFault when there is no file
   * @throws FailureException when there is no memory, or nobody wants the file any more
   */
  Result run(
      MediaUrl first,
      Modality modality,
      FetchMemory.Lease lease,
      Duration keep,
      Patience patience) {
    MediaUrl url = first;
    Duration fresh = keep;
    try {
      for (int hop = 0; hop <= REDIRECTS_MAX; hop++) {
        Answer answer = ask(url, new Body(limits.bytes(modality), lease), patience);
        fresh = Freshness.of(answer.cacheControl(), fresh);
        switch (answer) {
          case Answer.Found found -> {
            return new Result(found.file(), fresh);
          }
          case Answer.Redirect redirect -> url = follow(url, redirect.location());
        }
      }
      throw FetchFault.failed("more than %d redirects".formatted(REDIRECTS_MAX));
    } catch (FetchFault fault) {
      LOG.log(Level.INFO, "nothing fetched from {0}: {1}", url.host().text(), fault.reason());
      throw fault;
    }
  }

  private MediaUrl follow(MediaUrl from, String location) {
    try {
      return from.resolve(location, policy.urls());
    } catch (UrlRefused refused) {
      throw FetchFault.redirected(refused);
    }
  }

  private Answer ask(MediaUrl url, Body body, Patience patience) {
    Patience first = patience.within(limits.firstByte());
    HttpClientConnection connection = dial(url, addresses(url, first), first);
    try {
      var exchange = new Exchange(url, connection, body);
      exchange.start(userAgent);
      first.await(exchange.head());
      return patience.await(exchange.answer());
    } catch (TimeoutException e) {
      throw FetchFault.failed("no answer in time");
    } catch (ExecutionException e) {
      throw fault(e);
    } finally {
      var _ = connection.close();
    }
  }

  /** All checked; none is looked up again. */
  private List<InetAddress> addresses(MediaUrl url, Patience patience) {
    try {
      List<InetAddress> found = patience.await(names.addresses(url.host()));
      if (!policy.allows(url, found)) {
        throw FetchFault.notPublic();
      }
      return found;
    } catch (TimeoutException e) {
      throw FetchFault.failed("the name was not found in time");
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  private HttpClientConnection dial(MediaUrl url, List<InetAddress> checked, Patience patience) {
    int count = Math.min(checked.size(), ADDRESSES_MAX);
    var fault = FetchFault.failed("a name without an address");
    for (int i = 0; i < count; i++) {
      Duration share = Duration.ofNanos(patience.left() / (count - i));
      try {
        return dial(url, checked.get(i), patience.within(share));
      } catch (FetchFault next) {
        fault = next;
      }
    }
    throw fault;
  }

  private HttpClientConnection dial(MediaUrl url, InetAddress checked, Patience patience) {
    Future<HttpClientConnection> connecting = dialer.connect(url, checked, patience);
    try {
      return patience.await(connecting.toCompletionStage());
    } catch (TimeoutException e) {
      connecting.onSuccess(late -> late.close());
      throw FetchFault.failed("no connection in time");
    } catch (FailureException gone) {
      connecting.onSuccess(late -> late.close());
      throw gone;
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  /** What broke, by its kind alone: messages of libraries may hold anything. */
  private static RuntimeException fault(ExecutionException broken) {
    Throwable cause = Optional.ofNullable(broken.getCause()).orElse(broken);
    return switch (cause) {
      case FetchFault fault -> fault;
      case FailureException failure -> failure;
      default -> FetchFault.failed(cause.getClass().getSimpleName());
    };
  }
}
