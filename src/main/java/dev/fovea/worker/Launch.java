package dev.fovea.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a kind of worker is started: the JVM that runs us, our own class path, another task.
 *
 * @param name for messages and the log
 * @param mainClass whose {@code main} ends in {@link WorkerLoop#serve}
 * @param arguments for that {@code main}
 */
public record Launch(String name, String mainClass, List<String> arguments) {
  /** Nothing else is inherited: a child has no use for a key. */
  private static final Set<String> ENVIRONMENT_KEPT =
      Set.of("LANG", "LC_ALL", "TZ", "SystemRoot", "LD_LIBRARY_PATH");

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+ErrorFileToStderr",
          // Standard output belongs to the protocol; the JVM would print its own warnings there.
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED");

  public Launch {
    arguments = List.copyOf(arguments);
  }

  ProcessBuilder in(Path folder, WorkerSettings settings) {
    List<String> flags = new ArrayList<>(WorkerFolder.flags(folder));
    flags.add("-Xmx" + settings.heapBytes());
    flags.add(settings.flag());
    flags.addAll(LockDown.flags(settings));
    cache().map(WorkerCache::flags).ifPresent(flags::addAll);
    return in(folder, flags);
  }

  /**
   * Has the JVM learn how such a child starts, for all that start after it. Only for a program that
   * is packed in a jar. Blocks for some seconds.
   */
  public void rehearse() throws IOException, InterruptedException {
    Optional<WorkerCache> cache = cache();
    if (cache.isPresent()) {
      cache.get().rehearse(this);
    }
  }

  private Optional<WorkerCache> cache() {
    String program = System.getProperty("java.class.path");
    if (program.contains(File.pathSeparator) || !program.endsWith(".jar")) {
      return Optional.empty();
    }
    Path jar = Path.of(program).toAbsolutePath();
    return Optional.of(new WorkerCache(jar.resolveSibling(name + ".aot"), jar));
  }

  ProcessBuilder in(Path folder, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(variable -> !ENVIRONMENT_KEPT.contains(variable));
    return builder;
  }

  private static String java() {
    return ProcessHandle.current()
        .info()
        .command()
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** Absolute, because the child has a working directory of its own. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
