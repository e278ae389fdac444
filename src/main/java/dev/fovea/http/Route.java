package dev.fovea.http;

/**
 * A line of the route table.
 *
 * @param method the HTTP method; a GET route answers HEAD too
 * @param path the whole path, or a prefix when it ends with {@code /*}
 */
public record Route(String method, String path, Handler handler) {

  public static Route get(String path, Handler handler) {
    return new Route("GET", path, handler);
  }

  public static Route post(String path, Handler handler) {
    return new Route("POST", path, handler);
  }

  public static Route patch(String path, Handler handler) {
    return new Route("PATCH", path, handler);
  }

  boolean matches(String requested) {
    if (!path.endsWith("/*")) {
      return path.equals(requested);
    }
    int prefix = path.length() - 1;
    return requested.length() > prefix && requested.regionMatches(0, path, 0, prefix);
  }

  boolean answers(String requestedMethod) {
    return method.equals(requestedMethod)
        || (method.equals("GET") && requestedMethod.equals("HEAD"));
  }
}
