package dev.fovea.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: answers on the standard output, everything else on the standard error.
 * Always UTF-8, for a picture may say anything whatever the system's language is.
 *
 * <p>{@code ./run} tells through the property {@code fovea.terminal} which of the two a person
 * looks at; unknown counts as nobody, so that pipes stay clean. Used by one thread at a time.
 */
final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colours;
  private final boolean progress;
  private boolean dirty;

  Terminal(PrintStream out, PrintStream err, boolean colours, boolean progress) {
    this.out = out;
    this.err = err;
    this.colours = colours;
    this.progress = progress;
  }

  static Terminal ofProcess() {
    String seen = System.getProperty("fovea.terminal", "");
    boolean colours = seen.contains("1") && System.getenv("NO_COLOR") == null;
    return new Terminal(
        stream(FileDescriptor.out), stream(FileDescriptor.err), colours, seen.contains("2"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  void line(String text) {
    settle();
    out.println(text);
  }

  /** Text that is not finished yet; it appears at once. */
  void piece(String text) {
    settle();
    out.print(text);
    out.flush();
  }

  void complain(String text) {
    settle();
    err.println(text);
  }

  /** What is going on, for a person alone; the next output replaces it. */
  void status(String text) {
    if (progress) {
      err.print(CLEAR_LINE + text);
      err.flush();
      dirty = true;
    }
  }

  String bold(String text) {
    return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  String faint(String text) {
    return colours ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  private void settle() {
    if (dirty) {
      err.print(CLEAR_LINE);
      err.flush();
      dirty = false;
    }
  }
}
