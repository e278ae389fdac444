package dev.fovea.media.picture.decode;

import com.github.weisj.jsvg.parser.DomElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a drawing amounts to when everything that it uses again is counted again: a dozen
 * groups of ten uses each are a million millions of shapes.
 */
final class Uses {
  private final Map<String, DomElement> named = new HashMap<>();
  private final Map<DomElement, Long> counted = new HashMap<>();
  private final Set<DomElement> within = new HashSet<>();

  private Uses() {}

  /** How many elements there would be if nothing were shared; no more than {@code int} holds. */
  static long elements(DomElement root) {
    var uses = new Uses();
    uses.name(root);
    return uses.count(root);
  }

  private void name(DomElement element) {
    String id = element.id();
    if (id != null) {
      named.putIfAbsent(id, element);
    }
    element.children().forEach(this::name);
  }

  /** At most a large number, so that sums of them stay right. What uses itself counts once. */
  private long count(DomElement element) {
    Long known = counted.get(element);
    if (known != null) {
      return known;
    }
    if (!within.add(element)) {
      return 0;
    }
    long count = 1;
    for (DomElement child : element.children()) {
      count += count(child);
    }
    DomElement used = named.get(reference(element));
    if (used != null && "use".equals(element.tagName())) {
      count += count(used);
    }
    within.remove(element);
    long capped = Math.min(count, Integer.MAX_VALUE);
    counted.put(element, capped);
    return capped;
  }

  private static String reference(DomElement element) {
    String href = element.attribute("href");
    String reference = href == null ? element.attribute("xlink:href") : href;
    return reference == null ? "" : reference.strip().replaceFirst("^#", "");
  }
}
