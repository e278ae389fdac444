package dev.fovea.worker.confine;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** System calls of Linux, made through the one function of the C library that makes them all. */
final class Kernel {
  private static final int AT_FDCWD = -100;
  private static final int O_PATH_CLOEXEC = 0x280000;

  private final Machine machine;
  private final MethodHandle syscall;

  private Kernel(Machine machine, MethodHandle syscall) {
    this.machine = machine;
    this.syscall = syscall;
  }

  /** Empty where {@link Machine#current} is. */
  static Optional<Kernel> current() {
    return Machine.current()
        .flatMap(machine -> syscall().map(function -> new Kernel(machine, function)));
  }

  @SuppressWarnings("restricted") // what --enable-native-access is given for
  private static Optional<MethodHandle> syscall() {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("syscall")
        .map(function ->
            linker.downcallHandle(
                function,
                shape,
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(1)));
  }

  Machine machine() {
    return machine;
  }

  /** What the kernel answers; when that is -1, minus the number of the error instead. */
  long call(SystemCall call, long first, long second, long third, long fourth, long fifth) {
    try (Arena arena = Arena.ofConfined()) {
      MemoryLayout state = Linker.Option.captureStateLayout();
      MemorySegment error = arena.allocate(state);
      long result =
          (long)
              syscall.invokeExact(
                  error, (long) call.on(machine), first, second, third, fourth, fifth);
      long errno =
          error.get(JAVA_INT, state.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
      return result == -1 ? -errno : result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(call.name(), e);
    }
  }

  long call(SystemCall call, long first, long second, long third) {
    return call(call, first, second, third, 0, 0);
  }

  /** A descriptor that stands for a file without opening it, or minus the number of the error. */
  int place(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int) call(SystemCall.OPENAT, AT_FDCWD, name.address(), O_PATH_CLOEXEC);
    }
  }

  /** Becomes another program; returns only when that fails. */
  void become(List<String> command, List<String> environment) {
    try (Arena arena = Arena.ofConfined()) {
      long program = arena.allocateFrom(command.getFirst()).address();
      call(
          SystemCall.EXECVE,
          program,
          texts(command, arena).address(),
          texts(environment, arena).address());
    }
  }

  /** Addresses of texts, and a zero behind them. */
  private static MemorySegment texts(List<String> texts, Arena arena) {
    MemorySegment addresses = arena.allocate(JAVA_LONG, texts.size() + 1L);
    for (int i = 0; i < texts.size(); i++) {
      addresses.setAtIndex(JAVA_LONG, i, arena.allocateFrom(texts.get(i)).address());
    }
    return addresses;
  }

  void close(int descriptor) {
    call(SystemCall.CLOSE, descriptor, 0, 0);
  }
}
