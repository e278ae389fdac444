package dev.fovea.api.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One thing that can be asked for.
 *
 * @param method as in HTTP
 * @param template the path; {@code {id}} in it stands for a name
 */
record Operation(String method, String template, Action action) {
  private static final String ID = "{id}";

  /** Does it. */
  interface Action {
    /**
     * Answers a request.
     *
     * @param id what stands in the path for {@code {id}}; empty where there is none
     */
    AdminAnswer answer(String id, AdminRequest request);
  }

  /** The id in a path that this is the template of. */
  Optional<String> match(String path) {
    List<String> ours = Arrays.asList(template.split("/", -1));
    List<String> theirs = Arrays.asList(path.split("/", -1));
    if (ours.size() != theirs.size()) {
      return Optional.empty();
    }
    String id = "";
    for (int i = 0; i < ours.size(); i++) {
      if (ours.get(i).equals(ID) && !theirs.get(i).isEmpty()) {
        id = decoded(theirs.get(i));
      } else if (!ours.get(i).equals(theirs.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(id);
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      return segment;
    }
  }
}
