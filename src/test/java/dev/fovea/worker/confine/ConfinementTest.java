package dev.fovea.worker.confine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.worker.Cancel;
import dev.fovea.worker.Launch;
import dev.fovea.worker.WorkerException;
import dev.fovea.worker.WorkerFault;
import dev.fovea.worker.WorkerPool;
import dev.fovea.worker.WorkerSettings;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real children that try what they must not be able to do. */
@Timeout(60)
final class ConfinementTest {
  private static final Support SUPPORT = Support.ofThisMachine();
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private static Path folder;

  private static ServerSocket tcp;
  private static DatagramSocket udp;
  private static ServerSocketChannel unix;
  private static WorkerPool confined;
  private static WorkerPool free;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(
        SUPPORT.lack().isEmpty(), () -> "nothing to test here: " + SUPPORT.lack().orElseThrow());
    tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(folder.resolve("canary")));
    Files.writeString(folder.resolve("secret"), "secret");
    confined = pool(settings(Mode.REQUIRED));
    free = pool(settings(Mode.OFF));
  }

  @AfterAll
  static void close() throws IOException {
    if (confined != null) {
      confined.close();
      free.close();
      tcp.close();
      udp.close();
      unix.close();
    }
  }

  /** Each as a request, in which a word may stand for something that only this test knows. */
  static Stream<String> deeds() {
    return Stream.of(
        "read /etc/passwd",
        "read FOLDER/secret",
        "read /proc/SERVER/environ",
        "read /proc/self/environ",
        "read /proc/self/root/etc/passwd",
        "list /",
        "list FOLDER",
        "list /proc",
        "write FOLDER/new",
        "write /tmp/fovea-confinement-test",
        "write /dev/shm/fovea-confinement-test",
        "old-thread write FOLDER/new",
        "tcp TCP",
        "udp UDP",
        "socket 2",
        "old-thread socket 2",
        "unix FOLDER/canary",
        "exec true",
        "old-thread exec true",
        "signal SERVER",
        "reserve 4294967296");
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void isDenied(String deed) {
    assertThat(ask(confined, deed)).startsWith("denied ");
  }

  @ParameterizedTest
  @MethodSource("deeds")
  void wouldSucceedWithoutConfinement(String deed) throws IOException {
    assertThat(ask(free, deed)).isEqualTo("done");
    Files.deleteIfExists(Path.of("/tmp/fovea-confinement-test"));
    Files.deleteIfExists(Path.of("/dev/shm/fovea-confinement-test"));
  }

  @Test
  void aFileInItsOwnFolderCannotBeWritten() {
    assertThat(ask(confined, "write here")).startsWith("denied ");
    assertThat(ask(free, "write here")).isEqualTo("done");
  }

  @Test
  void aProcessCannotBeForked() {
    assertThat(ask(confined, "fork")).isEqualTo("denied 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "read /dev/null", "read /proc/meminfo"})
  void whatAJvmNeedsStaysPossible(String deed) {
    assertThat(ask(confined, deed)).isEqualTo("done");
  }

  @Test
  void whatATaskNamesCanBeReadAndNotWritten() {
    var launch = new Launch("intruder", Intruder.class.getName(), List.of(folder.toString()));
    try (var pool = new WorkerPool(launch, settings(Mode.REQUIRED))) {
      assertThat(ask(pool, "read FOLDER/secret")).isEqualTo("done");
      assertThat(ask(pool, "write FOLDER/secret")).startsWith("denied ");
      assertThat(ask(pool, "read /etc/passwd")).startsWith("denied ");
    }
  }

  @Test
  void everyThreadIsUnderTheFilter() throws IOException {
    Path threads = Path.of("/proc", ask(confined, "pid"), "task");
    try (Stream<Path> found = Files.list(threads)) {
      List<Path> all = found.toList();
      assertThat(all).hasSizeGreaterThan(5);
      for (Path thread : all) {
        assertThat(Files.readString(thread.resolve("status")))
            .contains("Seccomp:\t2", "NoNewPrivs:\t1");
      }
    }
  }

  @Test
  void whoTriesToTraceIsEndedAndTheNextChildIsThereWithinASecondOrTwo() {
    try (var pool = pool(settings(Mode.REQUIRED))) {
      pool.warm();
      String before = ask(pool, "pid");
      assertThat(fault(pool, "trace")).isEqualTo(WorkerFault.CRASHED);
      long start = System.nanoTime();
      assertThat(ask(pool, "pid")).isNotEqualTo(before);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @Test
  void whoDevoursMemoryIsEnded() {
    try (var pool = pool(settings(Mode.REQUIRED, 256L << 20, MINUTE))) {
      assertThat(fault(pool, "devour")).isEqualTo(WorkerFault.TOO_MUCH_MEMORY);
      assertThat(ask(pool, "thread")).isEqualTo("done");
    }
  }

  @Test
  void whoComputesForeverIsEnded() {
    try (var pool = pool(settings(Mode.REQUIRED, 1L << 30, Duration.ofSeconds(4)))) {
      assertThat(fault(pool, "spin")).isEqualTo(WorkerFault.TOO_SLOW);
      assertThat(ask(pool, "thread")).isEqualTo("done");
    }
  }

  @Test
  void whoSaysTooMuchIsEnded() {
    assertThat(fault(confined, "flood " + (3 << 20))).isEqualTo(WorkerFault.TOO_MUCH_OUTPUT);
    assertThat(ask(confined, "thread")).isEqualTo("done");
  }

  @Test
  void whereNothingCanBeConfinedAChildRunsUnlessConfinementIsRequired() {
    var launch = new Launch("intruder", Intruder.class.getName(), List.of("vax"));
    try (var lenient = new WorkerPool(launch, settings(Mode.AUTO));
        var strict = new WorkerPool(launch, settings(Mode.REQUIRED))) {
      assertThat(ask(lenient, "read /etc/passwd")).isEqualTo("done");
      assertThat(fault(strict, "thread")).isEqualTo(WorkerFault.NOT_STARTED);
    }
  }

  private static WorkerPool pool(WorkerSettings settings) {
    return new WorkerPool(new Launch("intruder", Intruder.class.getName(), List.of()), settings);
  }

  private static WorkerSettings settings(Mode mode) {
    return settings(mode, 1L << 30, MINUTE);
  }

  private static WorkerSettings settings(Mode mode, long resident, Duration timeout) {
    return new WorkerSettings(
        "worker", 64 << 20, resident, 1 << 20, timeout, MINUTE, 16, MINUTE, 1, mode);
  }

  private static String ask(WorkerPool pool, String deed) {
    String request =
        deed.replace("FOLDER", folder.toString())
            .replace("SERVER", Long.toString(ProcessHandle.current().pid()))
            .replace("TCP", Integer.toString(tcp.getLocalPort()))
            .replace("UDP", Integer.toString(udp.getLocalPort()));
    var answers = new ArrayList<String>();
    try (var permit = pool.enter(new Cancel())) {
      permit.run(
          List.of(ByteBuffer.wrap(request.getBytes(UTF_8))),
          item -> answers.add(new String(item, UTF_8)));
    }
    return answers.getFirst();
  }

  private static WorkerFault fault(WorkerPool pool, String deed) {
    return catchThrowableOfType(WorkerException.class, () -> ask(pool, deed)).fault();
  }
}
