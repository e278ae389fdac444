package dev.fovea.admission;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A script under {@code resources/limits}, which Redis runs in one step. It is named by its hash,
 * and sent whole only to a server that does not have it yet.
 */
final class RedisScript {
  private static final String UNKNOWN = "NOSCRIPT";

  private final String text;
  private final String hash;

  RedisScript(String name) {
    this.text = read("/limits/" + name + ".lua");
    this.hash = sha1(text);
  }

  Future<Response> run(Redis redis, List<String> keys, List<String> arguments) {
    return redis
        .send(request(Command.EVALSHA, hash, keys, arguments))
        .recover(cause ->
            String.valueOf(cause.getMessage()).startsWith(UNKNOWN)
                ? redis.send(request(Command.EVAL, text, keys, arguments))
                : Future.failedFuture(cause));
  }

  private static Request request(
      Command command, String script, List<String> keys, List<String> arguments) {
    Request request = Request.cmd(command).arg(script).arg(keys.size());
    keys.forEach(request::arg);
    arguments.forEach(request::arg);
    return request;
  }

  private static String read(String path) {
    try (InputStream in = RedisScript.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Redis names scripts; nothing is secured by it. */
  private static String sha1(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
