package dev.fovea.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a child does with a request. One request at a time, all on one thread. */
@FunctionalInterface
public interface Task {

  /**
   * Called once, before the child gives up its rights and before the first request: the last moment
   * at which files can be written, as when a native library is unpacked, and the one to load it.
   *
   * <p>The child's folder is gone after it; a loaded library stays. When this throws, the child
   * ends, and its first run with it.
   */
  default void prepare() throws IOException {}

  /**
   * Files and folders that {@link #run} reads, beside the class path and the system's libraries.
   */
  default List<Path> reads() {
    return List.of();
  }

  /**
   * Answers {@code request} with any number of items.
   *
   * <p>A refusal that the server should understand is an item of the task's own. Whatever is thrown
   * is a fault of the task: the server is told its name, and the child lives on, unless it was an
   * {@link Error} of the virtual machine.
   *
   * <p>Where the kernel allows it, this runs without the right to write a file, to open one that is
   * not among {@link #reads}, to use the network or to start a program.
   */
  void run(byte[] request, Output out) throws IOException;
}
