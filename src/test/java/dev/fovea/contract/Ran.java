package dev.fovea.contract;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that has ended. */
record Ran(int exit, String out, String err) {

  /** What it printed; fails with its complaints when it failed. */
  String output() {
    assertThat(exit).as(err + out).isZero();
    return out;
  }
}
