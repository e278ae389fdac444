package dev.fovea.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * One step of the schema, a file under {@code resources/migrations}. They are listed by name so
 * that no start has to search the class path; a test compares the list with the folder.
 */
final class Migration extends LoadableResource {
  /** All of them, oldest first. */
  static final List<Migration> ALL =
      List.of(
          new Migration("V1__keys.sql"),
          new Migration("V2__key_media.sql"),
          new Migration("V3__accounts.sql"),
          new Migration("V4__ledger.sql"),
          new Migration("V5__usage.sql"),
          new Migration("V6__replay.sql"),
          new Migration("V7__grants.sql"));

  private final String file;

  private Migration(String file) {
    this.file = file;
  }

  /** As the schema's history writes it: {@code 1} for {@code V1__keys.sql}. */
  String version() {
    return file.substring(1, file.indexOf("__"));
  }

  @Override
  public Reader read() {
    try (InputStream in = Migration.class.getResourceAsStream("/migrations/" + file)) {
      if (in == null) {
        throw new IllegalStateException("not packed: " + file);
      }
      return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String getFilename() {
    return file;
  }

  @Override
  public String getRelativePath() {
    return file;
  }

  @Override
  public String getAbsolutePath() {
    return "migrations/" + file;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return getAbsolutePath();
  }
}
