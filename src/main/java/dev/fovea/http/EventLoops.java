package dev.fovea.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Starts Vert.x as Fovea wants it: an event loop per processor, native transport, no files. */
public final class EventLoops {
  /** Only name look-ups and the like run there. */
  private static final int WORKERS = 4;

  private EventLoops() {}

  public static Vertx start() {
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
