package dev.fovea.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for SIGTERM or SIGINT. The JVM alone would end with the signal's number as its exit code,
 * and would not listen to a second signal: here the first lets the program end as it should, and
 * the second ends it at once.
 *
 * <p>The JDK's class for signals is outside of what the compiler lets pass without a warning, and
 * has no successor: so it is asked by name. Where it is absent, a shutdown hook does what it can.
 */
final class StopSignals {
  private static final List<String> NAMES = List.of("TERM", "INT");

  /** As a shell reports a process that SIGTERM ended. */
  private static final int KILLED = 143;

  private final CountDownLatch first = new CountDownLatch(1);

  private StopSignals() {}

  /** Listens from now on. */
  static StopSignals listen() {
    var signals = new StopSignals();
    try {
      for (String name : NAMES) {
        signals.handle(name);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // no such class, no such signal, or the JVM keeps it to itself: its own way remains
    }
    return signals;
  }

  /** Returns when the program is to end. */
  void await() throws InterruptedException {
    first.await();
  }

  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object ours =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "handle" -> come();
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> "stop";
                });
    try {
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What it returns is thrown away: a handler's method has no result. */
  private StopSignals come() {
    if (first.getCount() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
    first.countDown();
    return this;
  }
}
