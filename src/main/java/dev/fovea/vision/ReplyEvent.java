package dev.fovea.vision;

import dev.fovea.json.Slice;
import tools.jackson.databind.node.ObjectNode;

/**
 * A piece of a reply on its way from an upstream to a client.
 *
 * <p>An upstream that speaks OpenAI's dialect sends {@link Completion} or {@link Chunk}: its own
 * bytes with marks, so that a client of the same dialect is served by splicing. Others send {@link
 * Text}, {@link Reasoning} and {@link Finish}.
 */
public sealed interface ReplyEvent {

  /** A whole {@code chat.completion} object; the sink may change it. */
  record Completion(ObjectNode json) implements ReplyEvent {}

  /**
   * One {@code chat.completion.chunk} object of a stream.
   *
   * @param json the object's bytes; valid only during the call
   * @param model where the value of {@code model} lies in {@code json}, quotes included
   * @param usage where the member {@code usage} lies, its comma included
   * @param content what the chunk brings
   */
  record Chunk(Slice json, Span model, Span usage, ChunkContent content) implements ReplyEvent {}

  /** Some text of the answer. */
  record Text(String text) implements ReplyEvent {}

  /** Some text of the model's reasoning. */
  record Reasoning(String text) implements ReplyEvent {}

  /** The end of the answer, for the reason that {@code finish_reason} gives. */
  record Finish(String reason) implements ReplyEvent {}

  /** What a chunk brings. */
  enum ChunkContent {
    /** A delta. */
    DELTA,
    /** The delta that carries a {@code finish_reason}. */
    FINISH,
    /** No choice at all: usage alone. */
    USAGE
  }

  /** Bytes {@code start} to before {@code end} of a slice; empty when the member is absent. */
  record Span(int start, int end) {
    public static final Span ABSENT = new Span(0, 0);

    public boolean isEmpty() {
      return start == end;
    }
  }
}
