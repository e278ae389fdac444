package dev.fovea.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest has it. */
final class Version implements IVersionProvider {
  static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("from sources");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"Fovea " + number()};
  }
}
