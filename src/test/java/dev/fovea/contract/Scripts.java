package dev.fovea.contract;

import dev.fovea.testkit.Reply;

/** What the upstream says to the SDKs. */
final class Scripts {
  static final Reply COMPLETION =
      Reply.json(
          200,
          """
          {"id":"c1","object":"chat.completion","created":1710000000,"model":"up-eye",
           "choices":[{"index":0,"message":{"role":"assistant","content":"A path."},
                       "logprobs":null,"finish_reason":"stop"}],
           "usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}}
          """);

  static final Reply STREAM =
      Reply.sse(
          chunk(
              "[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"A \"},"
                  + "\"finish_reason\":null}]"),
          chunk("[{\"index\":0,\"delta\":{\"content\":\"path.\"},\"finish_reason\":null}]"),
          chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]"),
          chunk(
              "[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20,"
                  + "\"total_tokens\":120}"));

  static final Reply REFUSED =
      Reply.json(
          400,
          """
          {"error":{"message":"Invalid value for 'temperature'.","type":"invalid_request_error",
                    "param":"temperature","code":"invalid_value"}}
          """);

  static final Reply RATE_LIMITED =
      Reply.json(429, "{\"error\":{\"message\":\"Slow down.\"}}").header("Retry-After", "1");

  private Scripts() {}

  private static String chunk(String choices) {
    return """
    {"id":"c1","object":"chat.completion.chunk","created":1710000000,"model":"up-eye",\
    "choices":%s}\
    """
        .formatted(choices);
  }
}
