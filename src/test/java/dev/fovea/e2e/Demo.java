package dev.fovea.e2e;

import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestServer;
import java.net.URI;
import java.util.Map;

/** A server with one upstream and a model of each kind: sees, sees and watches, only reads. */
record Demo(ScriptedUpstream upstream, TestServer server) implements AutoCloseable {
  static final String ASK =
      "{\"model\":\"demo/eye\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  static final String ASK_STREAM = ASK.replace("{\"model\"", "{\"stream\":true,\"model\"");

  static final String COMPLETION_TEXT =
      """
      {"id":"c1","object":"chat.completion","created":1710000000,"model":"up-eye",
       "choices":[{"index":0,"message":{"role":"assistant","content":"A path."},
                   "logprobs":null,"finish_reason":"stop"}],
       "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}
      """;

  static final Reply COMPLETION = Reply.json(200, COMPLETION_TEXT);

  static final Reply STREAM =
      Reply.sse(
          chunk("[{\"index\":0,\"delta\":{\"content\":\"A\"},\"finish_reason\":null}]"),
          chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]"),
          chunk("[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1,\"total_tokens\":10}"));

  static Demo start() {
    return start(Map.of());
  }

  static Demo start(Map<String, String> settings) {
    ScriptedUpstream upstream = ScriptedUpstream.start().answers(COMPLETION);
    return new Demo(upstream, TestServer.start(yaml(upstream), settings));
  }

  static String yaml(ScriptedUpstream upstream) {
    return yaml(upstream.baseUrl());
  }

  static String yaml(URI baseUrl) {
    return """
    providers:
      mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
    models:
      demo/eye: {input: [text, image], targets: [{provider: mine, model: up-eye}]}
      demo/film: {input: [text, image, video], targets: [{provider: mine, model: up-film}]}
      demo/text: {input: [text], targets: [{provider: mine, model: up-text}]}
    """
        .formatted(baseUrl);
  }

  static String chunk(String choices) {
    return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up-eye\","
        + "\"choices\":"
        + choices
        + "}";
  }

  @Override
  public void close() {
    server.close();
    upstream.close();
  }
}
