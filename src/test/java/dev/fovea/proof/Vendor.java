package dev.fovea.proof;

import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The vendor of the proofs: one model with a price, what is asked of it, and what it answers. */
final class Vendor {
  static final int PROMPT_TOKENS = 1000;
  static final int COMPLETION_TOKENS = 100;

  /** What a request allows for; with it, more is held than half of what an answer costs. */
  private static final int MAX_TOKENS = 150;

  /** USD 1 and 10 per million tokens: 1,000 and 10,000 nano-dollars per token. */
  static final long NANO_USD = PROMPT_TOKENS * 1_000L + COMPLETION_TOKENS * 10_000L;

  static final Reply COMPLETION = Reply.json(200, completion("A path."));

  static final Reply STREAM =
      Reply.sse(
          chunk("[{\"index\":0,\"delta\":{\"content\":\"A path.\"},\"finish_reason\":null}]", ""),
          chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]", ""),
          chunk("[]", ",\"usage\":" + usage()));

  private Vendor() {}

  static String yaml(ScriptedUpstream upstream) {
    return """
    providers:
      mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
    models:
      demo/eye:
        input: [text, image]
        price: {input: 1.0, output: 10.0}
        targets: [{provider: mine, model: up-eye}]
    """
        .formatted(upstream.baseUrl());
  }

  /** A stream of many events, for clients that leave in the middle. */
  static Reply longStream() {
    String event =
        chunk("[{\"index\":0,\"delta\":{\"content\":\"word \"},\"finish_reason\":null}]", "");
    List<String> events = new ArrayList<>(Collections.nCopies(COMPLETION_TOKENS, event));
    events.add(chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]", ""));
    events.add(chunk("[]", ",\"usage\":" + usage()));
    return Reply.sse(events.toArray(String[]::new));
  }

  /** A request that allows for a longer answer than it gets. */
  static String ask(boolean streamed) {
    return """
    {"model":"demo/eye","stream":%s,"max_tokens":%d,"messages":[{"role":"user","content":"Hi"}]}
    """
        .formatted(streamed, MAX_TOKENS);
  }

  static String completion(String text) {
    return """
    {"id":"c1","object":"chat.completion","created":1710000000,"model":"up-eye",
     "choices":[{"index":0,"message":{"role":"assistant","content":"%s"},
                 "logprobs":null,"finish_reason":"stop"}],
     "usage":%s}
    """
        .formatted(text, usage());
  }

  private static String chunk(String choices, String more) {
    return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up-eye\",\"choices\":"
        + choices
        + more
        + "}";
  }

  private static String usage() {
    return "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
        .formatted(PROMPT_TOKENS, COMPLETION_TOKENS, PROMPT_TOKENS + COMPLETION_TOKENS);
  }
}
