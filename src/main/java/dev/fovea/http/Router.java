package dev.fovea.http;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the handler of a request: first match in the order of the list. */
public final class Router {
  private final List<Route> routes;

  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * @throws FailureException {@code PathNotFound} or {@code MethodNotAllowed}
   */
  Handler find(String method, String path) {
    for (Route route : routes) {
      if (route.answers(method) && route.matches(path)) {
        return route.handler();
      }
    }
    String allow =
        routes.stream()
            .filter(route -> route.matches(path))
            .map(Route::method)
            .distinct()
            .collect(Collectors.joining(", "));
    throw new FailureException(
        allow.isEmpty()
            ? new Failure.PathNotFound(path)
            : new Failure.MethodNotAllowed(method, allow));
  }
}
