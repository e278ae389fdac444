package dev.fovea.engine.inspect.reading;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * ONNX Runtime without its telemetry. Since 1.29.0 its official builds for Linux and macOS report
 * the machine's id and the process' command line to their maker, unless {@code
 * ORT_DISABLE_TELEMETRY} is set when the runtime starts; while doing so they overflow a thread's
 * stack when that command line is long. Java cannot set a variable of its own process, C can.
 */
final class Silence {
  private static final OrtEnvironment ENVIRONMENT = start();

  private Silence() {}

  /** The runtime, one for the whole process. */
  static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  private static OrtEnvironment start() {
    setVariable("ORT_DISABLE_TELEMETRY", "1");
    return OrtEnvironment.getEnvironment();
  }

  /**
   * Where the system has no setenv (Windows) the runtime logs to the system alone, and only if
   * asked to.
   */
  @SuppressWarnings(
      "restricted") // this is what --enable-native-access is given for, to ONNX Runtime as well
  private static void setVariable(String name, String value) {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("setenv")
        .map(setenv ->
            linker.downcallHandle(
                setenv, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT)))
        .ifPresent(setenv -> call(setenv, name, value));
  }

  private static void call(MethodHandle setenv, String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment key = arena.allocateFrom(name);
      int failed = (int) setenv.invokeExact(key, arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new IllegalStateException("The telemetry of ONNX Runtime cannot be switched off");
      }
    } catch (RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable failed) {
      throw new IllegalStateException(
          "The telemetry of ONNX Runtime cannot be switched off", failed);
    }
  }
}
