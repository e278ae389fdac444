package dev.fovea.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Starts Vert.x as Fovea wants it: an event loop per processor, native transport, no files. */
public final class EventLoops {
  /** Only name look-ups and the like run there. */
  private static final int WORKERS = 4;

  /**
   * Part of every connection's id, which nobody sees. Left alone, Netty would look for a network
   * card to name it by, and warn where there is none.
   */
  private static final String MACHINE = "io.netty.machineId";

  private EventLoops() {}

  public static Vertx start() {
    if (System.getProperty(MACHINE) == null) {
      System.setProperty(MACHINE, "02:00:00:00:00:00");
    }
    var files =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    var options =
        new VertxOptions()
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setWorkerPoolSize(WORKERS)
            .setInternalBlockingPoolSize(WORKERS)
            .setPreferNativeTransport(true)
            .setFileSystemOptions(files);
    return Vertx.vertx(options);
  }
}
