package dev.fovea.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder that holds what outlives the process. What is made here is for its owner alone; what
 * exists keeps the permissions that the operator gave it.
 */
final class DataFolder {
  private DataFolder() {}

  /** Makes the folder (mode 0700) where it does not exist. */
  static Path usable(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, owner(folder, "rwx------"));
      }
      return folder;
    } catch (IOException e) {
      throw refused(folder, e.getClass().getSimpleName(), e);
    }
  }

  /** The same, and the file in it (mode 0600). */
  static Path file(Path folder, String name) {
    try {
      Path file = usable(folder).resolve(name);
      if (Files.notExists(file)) {
        create(file);
      }
      requireWritable(folder, file);
      return file;
    } catch (IOException e) {
      throw refused(folder, e.getClass().getSimpleName(), e);
    }
  }

  /** SQLite takes an empty file for an empty database, and gives its journals the same mode. */
  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, owner(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      requireFile(file, e); // another process was faster
    }
  }

  private static void requireFile(Path file, IOException cause) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw cause;
    }
  }

  private static void requireWritable(Path folder, Path file) {
    if (!Files.isWritable(folder) || !Files.isWritable(file)) {
      throw new StoreException(refusal(folder, "it is read-only"));
    }
  }

  private static StoreException refused(Path folder, String reason, IOException cause) {
    return new StoreException(refusal(folder, reason), cause);
  }

  static String refusal(Path folder, String reason) {
    return "The data folder %s cannot be used: %s. Give another one with --data or FOVEA_DATA."
        .formatted(folder, reason);
  }

  private static FileAttribute<?>[] owner(Path path, String mode) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
