package dev.fovea.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouterTest {
  private final Handler list = _ -> {};
  private final Handler one = _ -> {};
  private final Handler make = _ -> {};
  private final Router router =
      new Router(List.of(Route.get("/a", list), Route.post("/a", make), Route.get("/a/*", one)));

  @Test
  void methodAndPathDecide() {
    assertThat(router.find("GET", "/a")).isSameAs(list);
    assertThat(router.find("HEAD", "/a")).isSameAs(list);
    assertThat(router.find("POST", "/a")).isSameAs(make);
    assertThat(router.find("GET", "/a/b/c")).isSameAs(one);
  }

  @Test
  void anotherMethodIsToldWhichOnesThereAre() {
    assertThatThrownBy(() -> router.find("PUT", "/a"))
        .isInstanceOfSatisfying(
            FailureException.class,
            e ->
                assertThat(e.failure())
                    .isEqualTo(new Failure.MethodNotAllowed("PUT", "GET, POST")));
  }

  @Test
  void anotherPathIsNotFound() {
    for (String path : List.of("/", "", "/b", "/A", "/a/", "/ab")) {
      assertThatThrownBy(() -> router.find("GET", path))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure()).isEqualTo(new Failure.PathNotFound(path)));
    }
  }
}
