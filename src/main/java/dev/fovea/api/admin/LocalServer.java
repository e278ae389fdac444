package dev.fovea.api.admin;

import dev.fovea.json.Json;
import dev.fovea.json.Slice;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code server.json} in the data folder, by which the command line finds the server that
 * runs on it. Who can read it can read the database beside it, so that its token opens no door that
 * was shut.
 *
 * @param address where the server listens, seen from this machine
 * @param pid its process
 * @param token what the admin API takes from this machine for as long as the server lives
 */
public record LocalServer(URI address, long pid, String token) {
  private static final String FILE = "server.json";
  private static final long BYTES_MAX = 4096;

  /**
   * The server that has announced itself in a data folder and has not withdrawn; it may have been
   * killed since.
   */
  public static Optional<LocalServer> find(Path data) {
    Path file = data.resolve(FILE);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > BYTES_MAX) {
        return Optional.empty();
      }
      JsonNode json = Json.read(Slice.of(Files.readAllBytes(file)));
      return Optional.of(
          new LocalServer(
              URI.create(json.path("address").asString("")),
              json.path("pid").asLong(0),
              json.path("token").asString("")));
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Writes the file, for its owner alone; the whole of it appears at once. */
  void announce(Path data) throws IOException {
    ObjectNode json = Json.object();
    json.put("address", address.toString());
    json.put("pid", pid);
    json.put("token", token);
    Files.createDirectories(data);
    Path aside = Files.createTempFile(data, FILE, ".tmp", ownerOnly(data));
    try {
      Files.write(aside, Json.write(json));
      Files.move(
          aside,
          data.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Removes the file, unless another server has written its own since. */
  void withdraw(Path data) throws IOException {
    if (find(data).filter(this::equals).isPresent()) {
      Files.deleteIfExists(data.resolve(FILE));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path data) {
    return data.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return "the server of process " + pid + " at " + address;
  }
}
