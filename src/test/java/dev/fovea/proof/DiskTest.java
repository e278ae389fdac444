package dev.fovea.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Gate;
import dev.fovea.testkit.RawClient;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite on a disk of 8 MB that fills up: nobody is served for free, and it recovers. */
final class DiskTest {
  private static final long CREDIT = 1_000_000_000_000L;
  private static final long SIZE = 8 << 20;
  private static final int PAGE = 4096;
  private static final int PAGES_LEFT_MAX = 64;
  private static final int CYCLES = Size.of(1, 25);
  private static final int REFUSALS = 20;
  private static final int REQUESTS_MAX = 50_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private final Random random = new Random(5);
  private final Set<String> answered = new HashSet<>();
  private Path disk = Path.of("");
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "proof", disk.toString()) == 0;
    // A container may forbid it, to root as well, and no package changes that.
    assumeTrue(mounted, "a small disk cannot be mounted here, and this test needs one");
  }

  @AfterEach
  void unmount() throws Exception {
    upstream.close();
    if (mounted) {
      run("umount", "--lazy", disk.toString());
    }
  }

  @Test
  void aFullDiskFailsClosedAndRecovers() throws Exception {
    var data = Map.of("data", disk.toString());
    try (Replica server = Replica.start(folder.resolve("home"), Vendor.yaml(upstream), data);
        Bank bank = Bank.open(data)) {
      Customer customer = bank.customer("disk", CREDIT);
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        fillAndFree(server, customer);
      }
      long left = CREDIT - answered.size() * Vendor.NANO_USD;
      Deadline.until(PATIENCE, () -> bank.balance("disk") == left);
      assertThat(answered).allSatisfy(id -> assertThat(bank.posted(id)).contains(Vendor.NANO_USD));
      assertThat(bank.heldTransfers()).isZero();
      assertThat(bank.sumOfBalances()).isZero();
      System.out.printf(
          "disk: full %d times, %d answered, %d refused%n",
          CYCLES, answered.size(), CYCLES * REFUSALS);
    }
  }

  /** Fills the disk under the eyes of a stream, and gives it room again. */
  private void fillAndFree(Replica server, Customer customer) throws Exception {
    var client = new TestClient(server.address(), Optional.of(customer.secret()));
    var gate = new Gate();
    upstream.answers(Vendor.STREAM.stallAfter(Vendor.STREAM.bytes().length / 3, gate));
    try (RawClient streaming = RawClient.connect(server.address().getPort())) {
      streaming.post("/v1/chat/completions", customer.secret(), Vendor.ask(true).getBytes(UTF_8));
      answered.add(streaming.head().headers().getOrDefault("x-request-id", ""));
      while (!streaming.line().orElseThrow().startsWith("data:")) {}

      upstream.answers(Vendor.COMPLETION);
      resize(used() + (long) random.nextInt(PAGES_LEFT_MAX) * PAGE);
      int refused = 0;
      for (int i = 0; refused < REFUSALS && i < REQUESTS_MAX; i++) {
        refused += isServed(client) ? 0 : 1;
      }
      assertThat(refused).isEqualTo(REFUSALS);
      assertThat(client.get("/healthz").status()).isEqualTo(200);

      gate.open();
      while (!streaming.line().orElseThrow().equals("data: [DONE]")) {}
    }
    resize(used() + SIZE);
    Deadline.until(PATIENCE, () -> isServed(client));
  }

  /** Whether it is answered: then the vendor was asked once, else never. */
  private boolean isServed(TestClient client) {
    int calls = upstream.count();
    Answer answer = client.chat(Vendor.ask(false));
    assertThat(answer.status()).as(answer.text()).isIn(200, 503);
    boolean served = answer.status() == 200;
    assertThat(upstream.count() - calls).as("calls of the vendor").isEqualTo(served ? 1 : 0);
    if (served) {
      answered.add(answer.header("x-request-id").orElseThrow());
    }
    return served;
  }

  private long used() throws IOException {
    FileStore store = Files.getFileStore(disk);
    return store.getTotalSpace() - store.getUnallocatedSpace();
  }

  private void resize(long bytes) throws IOException, InterruptedException {
    assertThat(run("mount", "-o", "remount,size=" + bytes, disk.toString())).isZero();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
