package dev.fovea.engine.inspect;

import dev.fovea.engine.inspect.picture.Finding;
import dev.fovea.engine.inspect.picture.Finding.Facts;
import dev.fovea.engine.inspect.picture.Finding.Refused;
import dev.fovea.engine.inspect.picture.Findings;
import dev.fovea.engine.inspect.picture.Look;
import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.error.MediaFault;
import dev.fovea.vision.ReplySink;
import dev.fovea.vision.Usage;
import dev.fovea.vision.VisionRequest;
import dev.fovea.worker.Cancel;
import dev.fovea.worker.WorkerException;
import dev.fovea.worker.WorkerFault;
import dev.fovea.worker.WorkerPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One request on its way through the worker, and the tokens it has used. For one thread. */
final class Inspection {
  private final WorkerPool workers;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final Cancel cancel = new Cancel();
  private final Reply reply;
  private final long textTokens;
  private long imageTokens;

  Inspection(VisionRequest request, ReplySink sink, WorkerPool workers) {
    this.workers = workers;
    this.reply = new Reply(request, sink, gone);
    this.textTokens = Tokens.ofCharacters(Conversation.characters(request));
    sink.onGone(() -> {
      gone.complete(null);
      cancel.now();
    });
  }

  Reply reply() {
    return reply;
  }

  void run(List<Picture> pictures, Answer answer) {
    for (Picture picture : pictures) {
      look(picture, answer);
      if (gone.isDone()) {
        throw new FailureException(new Failure.ClientGone());
      }
      if (reply.cut()) {
        break;
      }
      answer.end();
    }
    if (!reply.cut()) {
      answer.finish();
    }
    reply.finish();
  }

  /** Each picture waits for its own permit, so that many pictures do not keep others waiting. */
  private void look(Picture picture, Answer answer) {
    List<Refused> refusals = new ArrayList<>();
    try (var permit = workers.enter(cancel)) {
      ByteBuffer file = picture.bytes();
      int bytes = file.remaining();
      Look look = picture.look(answer.wantsCodes(), answer.wantsText());
      run(
          permit,
          picture,
          List.of(ByteBuffer.wrap(look.bytes()), file),
          item -> {
            switch (finding(item)) {
              case Refused refused -> refusals.add(refused);
              case Facts facts -> begin(picture, bytes, facts, answer);
              case Finding other -> answer.found(other);
            }
            if (reply.cut()) {
              cancel.now();
            }
          });
    }
    if (!refusals.isEmpty()) {
      throw picture.rejected(refusals.getFirst().fault(), refusals.getFirst().message());
    }
  }

  /**
   * A worker that took the picture was brought down by it; one that never came up was not. What a
   * task throws is not the picture's doing: models that are none, say.
   */
  private static void run(
      WorkerPool.Permit permit, Picture picture, List<ByteBuffer> request, Consumer<byte[]> items) {
    try {
      permit.run(request, items);
    } catch (WorkerException e) {
      throw e.fault().ofRequest() && e.fault() != WorkerFault.THREW
          ? picture.rejected(
              MediaFault.IMAGE_PARSE_ERROR, "could not be read. " + e.failure().message())
          : e;
    }
  }

  /** Nothing is said of a picture before it is known to be one. */
  private void begin(Picture picture, int bytes, Facts facts, Answer answer) {
    imageTokens += Tokens.ofImage(facts.width(), facts.height());
    answer.begin(picture, bytes);
    answer.found(facts);
  }

  private static Finding finding(byte[] item) {
    try {
      return Findings.read(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Usage usage() {
    return Usage.reported(
        textTokens + imageTokens,
        reply.tokens(),
        Map.of("text_tokens", textTokens, "image_tokens", imageTokens),
        Map.of());
  }
}
