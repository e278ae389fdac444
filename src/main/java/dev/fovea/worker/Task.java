package dev.fovea.worker;

import java.io.IOException;

/** What a child does with a request. One request at a time, all on one thread. */
@FunctionalInterface
public interface Task {

  /**
   * Answers {@code request} with any number of items.
   *
   * <p>A refusal that the server should understand is an item of the task's own. Whatever is thrown
   * is a fault of the task: the server is told its name, and the child lives on, unless it was an
   * {@link Error} of the virtual machine.
   */
  void run(byte[] request, Output out) throws IOException;
}
