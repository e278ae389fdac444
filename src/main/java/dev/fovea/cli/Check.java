package dev.fovea.cli;

import java.util.Optional;

/**
 * One line of the doctor.
 *
 * @param group what it belongs to
 * @param state what it means for the person
 * @param detail what was found
 * @param fix what to type to turn it on; empty when nothing has to be done
 */
record Check(String group, String name, State state, String detail, Optional<String> fix) {

  /** OFF is a choice; only MISSING keeps Fovea from working. */
  enum State {
    ON,
    OFF,
    MISSING
  }

  static Check on(String group, String name, String detail) {
    return new Check(group, name, State.ON, detail, Optional.empty());
  }

  static Check off(String group, String name, String detail, String fix) {
    return new Check(group, name, State.OFF, detail, Optional.of(fix));
  }

  static Check missing(String group, String name, String detail, String fix) {
    return new Check(group, name, State.MISSING, detail, Optional.of(fix));
  }
}
