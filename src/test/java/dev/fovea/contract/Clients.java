package dev.fovea.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The clients of other languages, installed at pinned versions into the build folder.
 *
 * <p>Where a language is absent, the tests that need it are skipped; but with {@code CI=true} they
 * fail, so that no build is green by absence.
 */
final class Clients {
  private static final String PYTHON_OPENAI = "openai==3.52.0";
  private static final String PYTHON_REQUESTS = "requests==2.34.2";
  private static final String NODE_OPENAI = "openai@7.55.0";

  private static final long PATIENCE_SECONDS = 240;
  private static final Path FOLDER = Path.of("target", "clients").toAbsolutePath();

  private Clients() {}

  /** The interpreter of an environment that has {@code openai} and {@code requests}. */
  static synchronized Path python() throws IOException {
    need("python3");
    Path home = FOLDER.resolve("python");
    Path interpreter = home.resolve("bin").resolve("python");
    once(
        home,
        PYTHON_OPENAI + " " + PYTHON_REQUESTS,
        () -> {
          install(List.of("python3", "-m", "venv", "--clear", home.toString()));
          install(
              List.of(
                  interpreter.toString(),
                  "-m",
                  "pip",
                  "install",
                  "--quiet",
                  PYTHON_OPENAI,
                  PYTHON_REQUESTS));
        });
    return interpreter;
  }

  /** A folder from where a script finds {@code openai}. */
  static synchronized Path node() throws IOException {
    need("node");
    need("npm");
    Path home = FOLDER.resolve("node");
    once(
        home,
        NODE_OPENAI,
        () -> {
          Files.createDirectories(home);
          install(
              List.of(
                  "npm",
                  "install",
                  "--prefix",
                  home.toString(),
                  "--no-audit",
                  "--no-fund",
                  "--no-package-lock",
                  "--silent",
                  NODE_OPENAI));
        });
    return home;
  }

  static void curl() throws IOException {
    need("curl");
  }

  /** Runs a program to its end. Its environment is bare but for {@code PATH} and these. */
  static Ran run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("client-", ".out");
    Path err = Files.createTempFile("client-", ".err");
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
      builder.environment().clear();
      builder
          .environment()
          .putAll(Map.of("PATH", path, "HOME", folder.toString(), "LANG", "C.UTF-8"));
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      int exit = await(process);
      return new Ran(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private interface Steps {
    void run() throws IOException;
  }

  /** A mark tells which versions are there; a lock keeps two builds of one folder apart. */
  private static void once(Path home, String versions, Steps steps) throws IOException {
    Files.createDirectories(FOLDER);
    Path mark = FOLDER.resolve(home.getFileName() + ".installed");
    Path lockFile = FOLDER.resolve(home.getFileName() + ".lock");
    try (var channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (Files.exists(mark) && Files.readString(mark).equals(versions)) {
        return;
      }
      steps.run();
      Files.writeString(mark, versions);
    }
  }

  private static void install(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("install.log").toFile())
            .start();
    if (await(process) != 0) {
      String log = Files.readString(FOLDER.resolve("install.log"), UTF_8);
      absent("installing with " + command.getFirst() + " failed: " + log);
    }
  }

  private static void need(String program) throws IOException {
    boolean there;
    try {
      there =
          await(
                  new ProcessBuilder(program, "--version")
                      .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                      .redirectError(ProcessBuilder.Redirect.DISCARD)
                      .start())
              == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      absent(program + " is not installed");
    }
  }

  private static void absent(String what) {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(what + ", and CI=true wants every client tested");
    }
    Assumptions.abort(what + ": its examples are not tested here");
  }

  private static int await(Process process) {
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new AssertionError("a client did not end within " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }
}
