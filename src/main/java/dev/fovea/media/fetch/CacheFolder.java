package dev.fovea.media.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of files by name that never grows beyond its bound: the one used longest ago goes first.
 * What was used when is kept in the files' times, so that it survives a restart. Names are {@code
 * folder/file} in hexadecimal; whatever else lies there is left alone and not counted. Safe for use
 * by many threads.
 */
final class CacheFolder {
  private static final System.Logger LOG = System.getLogger(CacheFolder.class.getName());

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}/[0-9a-f]{64}(\\.url)?");
  private static final long FILE_BYTES_MAX = 1L << 30;
  private static final String UNFINISHED = ".part-";

  private final Path root;
  private final InstantSource clock;
  private final LeastUsed used;
  private final AtomicBoolean troubled = new AtomicBoolean();

  private CacheFolder(Path root, long bytesMax, InstantSource clock) {
    this.root = root;
    this.clock = clock;
    this.used = new LeastUsed(bytesMax);
  }

  /** Opens the folder, made for its owner alone; empty when it cannot be used. */
  static Optional<CacheFolder> open(Path root, long bytesMax, InstantSource clock) {
    try {
      Files.createDirectories(root, ownerOnly(root));
      var folder = new CacheFolder(root, bytesMax, clock);
      folder.takeStock();
      return Optional.of(folder);
    } catch (IOException | UncheckedIOException e) {
      LOG.log(
          Level.WARNING,
          "the media cache {0} cannot be used, so nothing is kept on disk: {1}",
          root,
          e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private record Found(String name, BasicFileAttributes attributes) {}

  private void takeStock() throws IOException {
    List<Found> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Path file : files.toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
          String name = root.relativize(file).toString().replace('\\', '/');
          if (NAME.matcher(name).matches()) {
            found.add(new Found(name, attributes));
          } else if (name.startsWith(UNFINISHED)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
    found.sort(Comparator.comparing(each -> each.attributes.lastModifiedTime()));
    for (Found each : found) {
      used.put(each.name, each.attributes.size()).forEach(this::remove);
    }
  }

  /** How many bytes the file has; empty when there is none. */
  OptionalLong size(String name) {
    return used.size(name);
  }

  /** The file, which counts as used now. */
  Optional<byte[]> read(String name) {
    OptionalLong size = used.size(name);
    if (size.isEmpty() || size.getAsLong() > FILE_BYTES_MAX) {
      return Optional.empty();
    }
    Path file = root.resolve(name);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes((int) size.getAsLong());
      if (bytes.length != size.getAsLong()) {
        delete(name);
        return Optional.empty();
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return Optional.of(bytes);
    } catch (IOException e) {
      delete(name);
      return Optional.empty();
    }
  }

  /** Writes the file whole or not at all. A disk that is full costs the cache, not the request. */
  void write(String name, byte[] bytes) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of the cache");
    }
    if (bytes.length > used.bytesMax()) {
      return;
    }
    try {
      Path file = root.resolve(name);
      makeFolder(root.resolve(name.substring(0, name.indexOf('/'))));
      Path unfinished = Files.createTempFile(root, UNFINISHED, "");
      try {
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      used.put(name, bytes.length).forEach(this::remove);
    } catch (IOException e) {
      warn(e);
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, ownerOnly(folder));
    } catch (FileAlreadyExistsException expected) {
      // made by the first file of this account
    }
  }

  void delete(String name) {
    used.remove(name);
    remove(name);
  }

  private void remove(String name) {
    try {
      Files.deleteIfExists(root.resolve(name));
    } catch (IOException e) {
      warn(e);
    }
  }

  /** Once: a full disk would fill the log as well. */
  private void warn(IOException e) {
    if (troubled.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING, "the media cache on disk has trouble: {0}", e.getClass().getSimpleName());
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
