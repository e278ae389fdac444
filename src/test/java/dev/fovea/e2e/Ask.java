package dev.fovea.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.testkit.ScriptedUpstream;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests about pictures, as clients write them. */
final class Ask {
  private Ask() {}

  /**
   * A model with Anthropic's limits, one that remembers little, one that watches and one that
   * reads.
   */
  static String models(ScriptedUpstream upstream) {
    return """
    providers:
      mine: {dialect: openai, base_url: "%s", api_key: sk-upstream-key}
    models:
      demo/claude:
        input: [text, image]
        targets: [{provider: mine, model: claude-3-5-sonnet-latest}]
      demo/small:
        input: [text, image]
        context_length: 3000
        targets: [{provider: mine, model: claude-3-5-sonnet-latest}]
      demo/film: {input: [text, image, video], targets: [{provider: mine, model: film}]}
      demo/text: {input: [text], targets: [{provider: mine, model: text}]}
    """
        .formatted(upstream.baseUrl());
  }

  /** A question to a model about media parts, with more fields of the request before it. */
  static byte[] about(String model, String fields, List<String> parts) {
    return """
    {"model":"%s",%s"messages":[{"role":"user","content":[
      {"type":"text","text":"What is this?"},%s]}]}
    """
        .formatted(model, fields, String.join(",", parts))
        .getBytes(UTF_8);
  }

  /** The same about files, each with its label, that are to be reported. */
  static byte[] reporting(String model, List<String> parts) {
    return about(model, "\"x_media\":{\"report\":true},", parts);
  }

  static String picture(String mediaType, byte[] file) {
    return part("data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(file));
  }

  static String part(String url) {
    return "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}}";
  }

  static String parts(int count, String part) {
    return Stream.generate(() -> part).limit(count).collect(Collectors.joining(","));
  }
}
