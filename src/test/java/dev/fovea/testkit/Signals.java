package dev.fovea.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What Java cannot send to a process. */
public final class Signals {
  private Signals() {}

  /**
   * Sends a signal to a process of ours.
   *
   * @param name such as {@code STOP}
   * @return whether the process was there to get it
   */
  public static boolean send(String name, ProcessHandle process) {
    try {
      return new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
