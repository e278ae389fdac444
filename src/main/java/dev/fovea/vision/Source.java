package dev.fovea.vision;

import dev.fovea.json.Slice;

/** How media arrived. */
public sealed interface Source {

  /**
   * Inside the request.
   *
   * @param raw the string as it stands in the request body: a data URI, or bare base64
   * @param payload the base64 characters within {@code raw}
   * @param mediaType what the data URI says it is, in lower case; empty when it does not say
   * @param checked how many characters of the payload are known to be base64: whole groups of four
   */
  record Inline(Slice raw, Slice payload, String mediaType, int checked) implements Source {

    /** Nothing is known of the payload yet. */
    public Inline(Slice raw, Slice payload, String mediaType) {
      this(raw, payload, mediaType, 0);
    }

    /** The same, when so many characters have been looked at. */
    public Inline checked(int characters) {
      return new Inline(raw, payload, mediaType, characters);
    }
  }

  /**
   * At a URL.
   *
   * @param raw the string as it stands in the request body, escapes and all
   */
  record Remote(Slice raw) implements Source {}

  /**
   * With the upstream already: the part names it by an id of the upstream's, among its settings.
   */
  record Stored() implements Source {}

  /**
   * Made by us to suit a target: relabelled, converted, fetched.
   *
   * @param format what the bytes are
   * @param base64 the file in base64 of RFC 4648 with padding, without line breaks; for a file that
   *     only got a new label it still lies in the request body
   */
  record Rendition(Format format, Slice base64) implements Source {}
}
