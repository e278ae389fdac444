package dev.fovea.worker.confine;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What a JVM reads while it runs: itself, its class path, the system's libraries and fonts. */
final class ReadPlaces {
  private static final List<String> SYSTEM =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/usr/local/lib",
          "/nix/store",
          "/etc/ld.so.cache",
          "/etc/fonts",
          "/usr/share/fonts",
          "/usr/local/share/fonts",
          "/usr/share/fontconfig",
          "/var/cache/fontconfig",
          "/etc/localtime",
          "/usr/share/zoneinfo",
          "/dev/null",
          "/dev/zero",
          "/dev/random",
          "/dev/urandom",
          "/proc/cpuinfo",
          "/proc/meminfo",
          "/proc/stat",
          "/proc/sys/vm/overcommit_memory",
          "/sys/devices/system",
          "/sys/fs/cgroup");

  /** What the kernel starts before a program that is linked with libraries. */
  static final List<Path> LOADERS =
      Stream.of(
              "/lib64/ld-linux-x86-64.so.2",
              "/lib/ld-linux-aarch64.so.1",
              "/lib/ld-musl-x86_64.so.1",
              "/lib/ld-musl-aarch64.so.1")
          .map(Path::of)
          .toList();

  private ReadPlaces() {}

  static List<Path> all() {
    List<Path> places = new ArrayList<>(SYSTEM.stream().map(Path::of).toList());
    places.add(Path.of(System.getProperty("java.home")));
    places.addAll(configurations());
    List<Path> classPath = classPath();
    places.addAll(classPath);
    if (classPath.size() == 1) {
      places.addAll(named(classPath.getFirst()));
    }
    return places;
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** Distributions keep parts of a JDK in {@code /etc/java-25-openjdk} and link to them. */
  private static List<Path> configurations() {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
      folders.forEach(found::add);
    } catch (IOException _) {
      // There is none.
    }
    return found;
  }

  /** The libraries that the manifest of a program's one jar names. */
  private static List<Path> named(Path jar) {
    if (!Files.isRegularFile(jar)) {
      return List.of();
    }
    try (var file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
          .map(names -> Stream.of(names.strip().split(" +", -1)))
          .orElse(Stream.of())
          .map(name -> Path.of(jar.toUri().resolve(name)))
          .toList();
    } catch (IOException | IllegalArgumentException _) {
      return List.of();
    }
  }
}
