package dev.fovea.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tells a person what a request would send and cost. */
final class EstimatePrinter {
  private static final int KILO = 1000;

  private EstimatePrinter() {}

  /** One line for each target, and one for each of its media below it. */
  static List<String> lines(JsonNode estimate) {
    List<String> lines = new ArrayList<>();
    for (JsonNode target : estimate.path("targets")) {
      lines.add(head(target));
      target.path("x_media").forEach(media -> lines.add("  " + media(media)));
    }
    return lines;
  }

  private static String head(JsonNode target) {
    String who = target.path("provider").asString("") + " · " + target.path("model").asString("");
    if (!target.path("valid").asBoolean(false)) {
      return who + " · would refuse: " + target.at("/error/message").asString("");
    }
    String tokens =
        "%d tokens in, %d of them for pictures (%s)"
            .formatted(
                target.at("/tokens/prompt_tokens").asLong(0),
                target.at("/tokens/image_tokens").asLong(0),
                target.at("/tokens/family").asString(""));
    return who + " · " + tokens + " · " + price(target);
  }

  private static String price(JsonNode target) {
    if (!target.has("price")) {
      return "no known price";
    }
    return "USD %s, %s of it for pictures; at most USD %s"
        .formatted(
            usd(target, "/price/usd"),
            usd(target, "/price/media_usd"),
            usd(target, "/ceiling/usd"));
  }

  private static String usd(JsonNode target, String pointer) {
    return target.at(pointer).decimalValue().toPlainString();
  }

  private static String media(JsonNode media) {
    String done =
        media
            .path("done")
            .valueStream()
            .map(word -> word.asString(""))
            .collect(Collectors.joining(", "));
    String came = media.has("source") ? file(media.path("source")) : "a URL that is passed on";
    String sent = file(media.path("sent").path(0));
    return done.isEmpty() ? came + ", sent as it is" : came + " → " + sent + ": " + done;
  }

  private static String file(JsonNode file) {
    String size =
        file.has("width")
            ? " %d × %d".formatted(file.path("width").asInt(), file.path("height").asInt())
            : "";
    return file.path("type").asString("")
        + size
        + String.format(Locale.ROOT, ", %.0f kB", file.path("bytes").asDouble(0) / KILO);
  }
}
