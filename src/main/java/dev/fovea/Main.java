package dev.fovea;

import dev.fovea.cli.Cli;

/** The program's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    System.exit(Cli.run(arguments));
  }
}
