package dev.fovea.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Keeps SQLite's native library in the data folder. The driver would unpack it anew at every start
 * and compare it with the packed one, 90 ms; should ours be missing or not load, it still does.
 */
final class SqliteLibrary {
  private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  static void unpackOnce(Path data) {
    if (System.getProperty(FOLDER_PROPERTY) != null) {
      return;
    }
    String name = System.mapLibraryName("sqlitejdbc");
    Path folder = data.resolve("native").resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    try {
      if (Files.notExists(folder.resolve(name))) {
        unpack(name, folder);
      }
      System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().toString());
    } catch (IOException e) {
      // Nothing is lost: the driver unpacks its library itself, as it does by default.
      System.clearProperty(FOLDER_PROPERTY);
    }
  }

  /** Another process may do the same: each unpacks aside and puts the whole file in place. */
  private static void unpack(String name, Path folder) throws IOException {
    String packed =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    try (InputStream in = SqliteLibrary.class.getResourceAsStream(packed)) {
      if (in == null) {
        throw new IOException("no library for this system: " + packed);
      }
      Files.createDirectories(folder);
      Path aside = Files.createTempFile(folder, "unpacking", ".tmp");
      try {
        Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(aside);
      }
    }
  }
}
