package dev.fovea.engine.inspect;

/** Lines and the empty lines between groups of them, none before the first or after the last. */
final class Paragraphs {
  private final Reply reply;
  private String separator = "";

  Paragraphs(Reply reply) {
    this.reply = reply;
  }

  void line(String text) {
    reply.say(separator + text);
    separator = "\n";
  }

  /** Sets the next line apart. */
  void gap() {
    if (!separator.isEmpty()) {
      separator = "\n\n";
    }
  }
}
