package dev.fovea.engine.inspect;

import dev.fovea.vision.ReplyEvent;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.VisionRequest;
import java.util.concurrent.CompletableFuture;

/**
 * Puts an answer into the sink: at once when the client takes it piece by piece, and at the end
 * otherwise, so that a picture that turns out to be broken is still a plain failure.
 *
 * <p>Counts tokens, and stops at the client's bound. For one thread.
 */
final class Reply {
  private final ReplySink sink;
  private final CompletableFuture<Void> gone;
  private final long charactersMax;
  private final StringBuilder kept = new StringBuilder();
  private long characters;
  private boolean begun;
  private boolean cut;

  /**
   * @param gone completes when the client leaves
   */
  Reply(VisionRequest request, ReplySink sink, CompletableFuture<Void> gone) {
    this.sink = sink;
    this.gone = gone;
    long tokensMax = request.maxTokens().orElse(Long.MAX_VALUE);
    this.charactersMax =
        tokensMax > Long.MAX_VALUE / Tokens.CHARACTERS
            ? Long.MAX_VALUE
            : tokensMax * Tokens.CHARACTERS;
  }

  /** Adds to the answer what still has room. */
  void say(String text) {
    long room = charactersMax - characters;
    int length = text.codePointCount(0, text.length());
    boolean tooLong = length > room;
    String said = tooLong ? text.substring(0, text.offsetByCodePoints(0, (int) room)) : text;
    characters += tooLong ? room : length;
    cut |= tooLong;
    if (said.isEmpty()) {
      return;
    }
    if (sink.streaming()) {
      send(said);
    } else {
      kept.append(said);
    }
  }

  private void send(String text) {
    begun = true;
    sink.accept(new ReplyEvent.Text(text));
    sink.flush();
    if (sink.full()) {
      var drained = new CompletableFuture<Void>();
      sink.onDrained(() -> drained.complete(null));
      // The edge cuts a client that stops reading, so this ends.
      CompletableFuture.anyOf(drained, gone).join();
    }
  }

  void finish() {
    if (!kept.isEmpty()) {
      send(kept.toString());
    }
    begun = true;
    sink.accept(new ReplyEvent.Finish(cut ? "length" : "stop"));
    sink.flush();
  }

  /** Whether something has reached the sink. */
  boolean begun() {
    return begun;
  }

  /** Whether the client's bound is reached and more was to be said. */
  boolean cut() {
    return cut;
  }

  long tokens() {
    return Tokens.ofCharacters(characters);
  }
}
