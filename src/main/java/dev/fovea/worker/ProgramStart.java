package dev.fovea.worker;

import dev.fovea.worker.confine.Confinement;
import dev.fovea.worker.confine.Mode;
import java.time.Duration;
import java.util.List;

/**
 * The program that a program of the system is started by: it gives up the process' rights and then
 * becomes that program, which inherits what is left.
 */
public final class ProgramStart {
  private ProgramStart() {}

  /**
   * Takes the mode of confinement, bytes of memory, seconds of work, the program, its arguments.
   */
  public static void main(String[] arguments) {
    Mode mode = Mode.valueOf(arguments[0]);
    long memoryBytes = Long.parseLong(arguments[1]);
    var work = Duration.ofSeconds(Long.parseLong(arguments[2]));
    List<String> command = List.of(arguments).subList(3, arguments.length);
    WorkerFolder.deleteOwn();
    Expendable.declare();
    Confinement.become(command, mode, memoryBytes, work);
    Runtime.getRuntime().halt(WorkerLoop.NOT_CONFINED);
  }
}
