package dev.fovea.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what a request says of itself beyond its path: its query. */
final class RequestTarget {
  private RequestTarget() {}

  /** The decoded rest behind the first {@code prefix}; as it was sent, when it is not encoded. */
  static String after(String prefix, String path) {
    String rest = path.substring(path.indexOf(prefix) + prefix.length());
    try {
      return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      return rest;
    }
  }

  /** The first value of a parameter of the query; empty when the query cannot be decoded. */
  static Optional<String> query(HttpServerRequest request, String name) {
    try {
      return Optional.ofNullable(request.params().get(name));
    } catch (IllegalArgumentException undecodable) {
      return Optional.empty();
    }
  }

  /** The first value of every parameter of the query; empty when it cannot be decoded. */
  static Map<String, String> query(HttpServerRequest request) {
    try {
      Map<String, String> query = new LinkedHashMap<>();
      request.params().forEach(query::putIfAbsent);
      return query;
    } catch (IllegalArgumentException undecodable) {
      return Map.of();
    }
  }
}
