package dev.fovea.cli;

import dev.fovea.media.picture.JpegXl;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that only some tasks use. */
final class ToolChecks {
  private record Tool(String program, String use, String fix) {}

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("mvn", "builds and tests", "sudo apt install maven"),
          new Tool(
              JpegXl.PROGRAM,
              "pictures in JPEG XL are read by it",
              "sudo apt install " + JpegXl.PACKAGE),
          new Tool("nginx", "./run bench compares with it", "sudo apt install nginx"),
          new Tool("wrk", "./run bench drives with it", "sudo apt install wrk"),
          new Tool(
              "python3", "./run test: the Python SDK", "sudo apt install python3 python3-venv"),
          new Tool("node", "./run test: the Node SDK", "sudo apt install nodejs npm"));

  private ToolChecks() {}

  static List<Check> all(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    return TOOLS.stream().map(tool -> check(tool, path)).toList();
  }

  private static Check check(Tool tool, String path) {
    return isOn(path, tool.program)
        ? Check.on("Tools", tool.program, tool.use)
        : Check.off("Tools", tool.program, tool.use, tool.fix);
  }

  private static boolean isOn(String path, String program) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> holds(folder, program));
  }

  private static boolean holds(String folder, String program) {
    try {
      Path file = Path.of(folder, program);
      return Files.isExecutable(file)
          || Files.isExecutable(Path.of(folder, program + ".exe"))
          || Files.isExecutable(Path.of(folder, program + ".cmd"));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
