package dev.fovea.provider.dialect;

import dev.fovea.cost.tokens.TextTokens;
import dev.fovea.error.Failure;
import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.ReplyEvent.ChunkContent;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.Usage;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Reads a stream of {@code chat.completion.chunk} objects and passes each on in its own bytes. */
final class OpenAiStream implements ReplyStream {
  private static final Slice DONE = Slice.of("[DONE]");

  private final ReplySink sink;
  private final SseFramer framer = new SseFramer(this::event);
  private final ChunkScanner scanner = new ChunkScanner();
  private Optional<Usage> usage = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private boolean begun;
  private long said;
  private long pieces;
  private final long choices;
  private long finished;
  private boolean done;

  /**
   * @param choices how many answers were asked for; each ends with a finish of its own
   */
  OpenAiStream(ReplySink sink, long choices) {
    this.sink = sink;
    this.choices = choices;
  }

  @Override
  public void feed(byte[] bytes) {
    framer.feed(bytes);
    sink.flush();
  }

  private void event(Slice data) {
    if (done || failure.isPresent() || data.isEmpty()) {
      return;
    }
    if (data.equals(DONE)) {
      done = true;
      return;
    }
    scanner.scan(data);
    if (!scanner.error.isEmpty()) {
      failure = Optional.of(OpenAiErrors.inBand(part(data, scanner.error)));
      return;
    }
    if (!scanner.usageValue.isEmpty() && data.at(scanner.usageValue.start()) == '{') {
      usage = Optional.of(OpenAiUsage.larger(usage, readUsage(part(data, scanner.usageValue))));
    }
    if (scanner.content == ChunkContent.FINISH) {
      finished++;
    }
    begun = true;
    said += scanner.said;
    if (scanner.said > 0) {
      pieces++;
    }
    sink.accept(new ReplyEvent.Chunk(data, scanner.model, scanner.usage, scanner.content));
  }

  private static Usage readUsage(Slice json) {
    try {
      return OpenAiUsage.read(Json.read(json));
    } catch (JacksonException e) {
      throw new UpstreamNonsense("usage that is not JSON");
    }
  }

  private static Slice part(Slice data, ReplyEvent.Span span) {
    return data.sub(span.start(), span.end());
  }

  @Override
  public boolean begun() {
    return begun;
  }

  @Override
  public boolean ended() {
    return done;
  }

  @Override
  public boolean complete() {
    return done || finished >= choices;
  }

  @Override
  public Optional<Failure> failure() {
    return failure;
  }

  /** Most upstreams send a piece for each token: there are no fewer tokens than pieces. */
  @Override
  public Usage usage() {
    return OpenAiUsage.settle(usage, Math.max(pieces, TextTokens.estimate(said)), complete());
  }
}
