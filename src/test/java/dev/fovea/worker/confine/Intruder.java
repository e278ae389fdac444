package dev.fovea.worker.confine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fovea.worker.Output;
import dev.fovea.worker.Task;
import dev.fovea.worker.WorkerLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A child whose picture has taken it over: it does what a picture should not be able to do. */
final class Intruder implements Task {
  private static final long SIGCHLD = 17;
  private static final int CHUNK = 1 << 16;

  /** As old as the threads of the JVM itself. */
  private final ExecutorService old = Executors.newSingleThreadExecutor();

  private final List<Path> reads;

  private Intruder(List<Path> reads) {
    this.reads = reads;
  }

  /** {@code vax} pretends to run on a processor that nobody knows; all else may be read. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    if (words.contains("vax")) {
      System.setProperty("os.arch", "vax");
    }
    WorkerLoop.serve(new Intruder(words.stream().map(Path::of).toList()));
  }

  @Override
  public void prepare() {
    var started = new CountDownLatch(1);
    old.execute(started::countDown);
    try {
      started.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Path> reads() {
    return reads;
  }

  @Override
  public void run(byte[] request, Output out) throws IOException {
    List<String> words = List.of(new String(request, UTF_8).split(" ", -1));
    if (words.getFirst().equals("flood")) {
      flood(out, Integer.parseInt(words.getLast()));
      return;
    }
    out.item(attempt(words).getBytes(UTF_8));
  }

  private String attempt(List<String> words) {
    try {
      if (words.getFirst().equals("old-thread")) {
        return old.submit(() -> attempt(words.subList(1, words.size()))).get();
      }
      return act(words.getFirst(), words.getLast());
    } catch (Exception | LinkageError e) { // the JDK's sockets do not even load
      return "denied " + e.getClass().getSimpleName();
    }
  }

  private static String act(String deed, String object) throws Exception {
    switch (deed) {
      case "pid" -> {
        return Long.toString(ProcessHandle.current().pid());
      }
      case "read" -> Files.readAllBytes(Path.of(object));
      case "list" -> list(Path.of(object));
      case "write" -> Files.writeString(Path.of(object), "mine");
      case "tcp" -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(object)).close();
      case "udp" -> udp(Integer.parseInt(object));
      case "unix" -> unix(Path.of(object));
      case "exec" -> new ProcessBuilder(object).start().waitFor();
      case "thread" -> Thread.ofPlatform().start(() -> {}).join();
      case "fork" -> {
        return errno(SystemCall.CLONE, SIGCHLD, 0);
      }
      case "socket" -> {
        return errno(SystemCall.SOCKET, Long.parseLong(object), 1);
      }
      case "signal" -> {
        return errno(SystemCall.KILL, Long.parseLong(object), 0);
      }
      case "trace" -> {
        return errno(SystemCall.PTRACE, 0, 0);
      }
      case "reserve" -> reserve(Long.parseLong(object));
      case "devour" -> devour();
      case "spin" -> spin();
      default -> throw new IllegalArgumentException(deed);
    }
    return "done";
  }

  private static String errno(SystemCall call, long first, long second) {
    long answer = Kernel.current().orElseThrow().call(call, first, second, 0);
    if (call == SystemCall.CLONE && answer == 0) {
      Runtime.getRuntime().halt(0);
    }
    return answer < 0 ? "denied " + -answer : "done";
  }

  private static void list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isEmpty()) {
        throw new IOException("nothing there");
      }
    }
  }

  private static void udp(int port) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              new byte[1], 1, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }
  }

  private static void unix(Path path) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(path));
    }
  }

  /** Asks for native memory and does not touch it, which is done before any watch can see it. */
  @SuppressWarnings("restricted")
  private static void reserve(long bytes) throws IOException {
    Linker linker = Linker.nativeLinker();
    MethodHandle malloc =
        linker.downcallHandle(
            linker.defaultLookup().find("malloc").orElseThrow(),
            FunctionDescriptor.of(ADDRESS, JAVA_LONG));
    try {
      if (((MemorySegment) malloc.invokeExact(bytes)).address() == 0) {
        throw new IOException("no memory");
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Native memory, which no heap bounds. */
  private static void devour() {
    while (true) {
      Arena.global().allocate(CHUNK).fill((byte) 1);
    }
  }

  private static void spin() {
    long at = 1;
    while (at != 0) {
      at = at * 6364136223846793005L | 1;
    }
  }

  private static void flood(Output out, int bytes) {
    try {
      for (int sent = 0; sent < bytes; sent += CHUNK) {
        out.item(new byte[CHUNK]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
