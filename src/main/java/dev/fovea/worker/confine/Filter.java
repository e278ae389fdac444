package dev.fovea.worker.confine;

import java.util.ArrayList;
import java.util.List;

/**
 * The program (classic BPF, linux/filter.h) by which the kernel judges every system call of a
 * process. It reads a {@code struct seccomp_data}: the call's number, the processor, six arguments.
 */
final class Filter {
  private static final short LOAD = 0x20;
  private static final short JUMP_EQUAL = 0x15;
  private static final short JUMP_GREATER = 0x25;
  private static final short JUMP_ANY_BIT = 0x45;
  private static final short RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int PROCESSOR = 4;
  private static final int ARGUMENTS = 16;

  static final int ALLOW = 0x7FFF0000;
  static final int END_PROCESS = 0x80000000;
  private static final int ANSWER_ERROR = 0x00050000;
  private static final int EPERM = 1;
  private static final int EACCES = 13;
  private static final int ENOSYS = 38;

  /** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC and O_TMPFILE: all that is not mere reading. */
  private static final int WRITING = 0x400243;

  private static final int CLONE_THREAD = 0x10000;

  /** One instruction: {@code struct sock_filter}. */
  record Step(short code, int ifTrue, int ifFalse, int operand) {}

  private final List<Step> steps = new ArrayList<>();

  private Filter() {}

  /**
   * The program for {@code machine} in a process with the id {@code process}.
   *
   * @param programs whether another may be started in its place
   */
  static List<Step> of(Machine machine, int process, boolean programs) {
    var filter = new Filter();
    filter.load(PROCESSOR);
    filter.step(JUMP_EQUAL, 1, 0, machine.audit());
    filter.answer(END_PROCESS);
    filter.load(NUMBER);
    filter.step(JUMP_GREATER, 0, 1, SystemCall.KNOWN_MAX);
    filter.answer(ANSWER_ERROR | ENOSYS);
    for (SystemCall call : SystemCall.values()) {
      boolean free = programs && call == SystemCall.EXECVE;
      if (call.on(machine) >= 0 && !free) {
        filter.judge(call, call.on(machine), process);
      }
    }
    filter.answer(ALLOW);
    return filter.steps;
  }

  private void judge(SystemCall call, int number, int process) {
    switch (call.verdict()) {
      case ALLOWED -> {}
      case DENIED -> answer(number, ANSWER_ERROR | EPERM);
      case UNKNOWN -> answer(number, ANSWER_ERROR | ENOSYS);
      case DEATH -> answer(number, END_PROCESS);
      case READING -> {
        look(number, call == SystemCall.OPEN ? 1 : 2);
        step(JUMP_ANY_BIT, 0, 1, WRITING);
        answer(ANSWER_ERROR | EACCES);
        answer(ALLOW);
      }
      case THREADS -> {
        look(number, 0);
        step(JUMP_ANY_BIT, 1, 0, CLONE_THREAD);
        answer(ANSWER_ERROR | EPERM);
        answer(ALLOW);
      }
      case OURSELVES -> {
        look(number, 0);
        step(JUMP_EQUAL, 1, 0, call == SystemCall.PRLIMIT64 ? 0 : process);
        answer(ANSWER_ERROR | EPERM);
        answer(ALLOW);
      }
    }
  }

  private void answer(int number, int verdict) {
    step(JUMP_EQUAL, 0, 1, number);
    answer(verdict);
  }

  /** Loads the lower half of an argument, or jumps over that and over the three steps after it. */
  private void look(int number, int argument) {
    step(JUMP_EQUAL, 0, 4, number);
    load(ARGUMENTS + argument * Long.BYTES);
  }

  private void load(int offset) {
    step(LOAD, 0, 0, offset);
  }

  private void answer(int verdict) {
    step(RETURN, 0, 0, verdict);
  }

  private void step(short code, int ifTrue, int ifFalse, int operand) {
    steps.add(new Step(code, ifTrue, ifFalse, operand));
  }
}
