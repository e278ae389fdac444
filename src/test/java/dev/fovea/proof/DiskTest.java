package dev.fovea.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.proof.Bank.Customer;
import dev.fovea.testkit.Answer;
import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.ScriptedUpstream;
import dev.fovea.testkit.TestClient;
import dev.fovea.testkit.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** SQLite on a disk of 8 MB that fills up: nobody is served for free, and it recovers. */
@EnabledIfSystemProperty(named = "fovea.proof", matches = "brief|long")
final class DiskTest {
  private static final long CREDIT = 1_000_000_000_000L;
  private static final int REFUSALS = Size.of(20, 500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final ScriptedUpstream upstream = ScriptedUpstream.start();
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    Tool.require(System.getProperty("user.name").equals("root"), "root, to mount a small disk");
    disk = Files.createDirectory(folder.resolve("disk"));
    assertThat(run("mount", "-t", "tmpfs", "-o", "size=8m", "proof", disk.toString())).isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    upstream.close();
    if (disk != null) {
      run("umount", "--lazy", disk.toString());
    }
  }

  @Test
  void aFullDiskFailsClosedAndRecovers() throws IOException {
    upstream.answers(Vendor.COMPLETION);
    var data = Map.of("data", disk.toString());
    try (Replica server = Replica.start(folder.resolve("home"), Vendor.yaml(upstream), data);
        Bank bank = Bank.open(data)) {
      Customer customer = bank.customer("disk", CREDIT);
      TestClient client = new TestClient(server.address(), Optional.of(customer.secret()));
      Set<String> answered = new HashSet<>();
      fill();

      int refused = 0;
      for (int i = 0; refused < REFUSALS && i < 100 * REFUSALS; i++) {
        int calls = upstream.count();
        Answer answer = client.chat(Vendor.ask(false));
        assertThat(answer.status()).as(answer.text()).isIn(200, 503);
        boolean served = answer.status() == 200;
        assertThat(upstream.count() - calls).isEqualTo(served ? 1 : 0);
        if (served) {
          answered.add(answer.header("x-request-id").orElseThrow());
        } else {
          refused++;
        }
      }
      assertThat(refused).isEqualTo(REFUSALS);
      assertThat(client.get("/healthz").status()).isEqualTo(200);

      Files.delete(disk.resolve("filler"));
      Deadline.until(
          PATIENCE,
          () -> {
            Answer answer = client.chat(Vendor.ask(false));
            answer
                .header("x-request-id")
                .filter(_ -> answer.status() == 200)
                .ifPresent(answered::add);
            return answer.status() == 200;
          });
      long left = CREDIT - answered.size() * Vendor.NANO_USD;
      Deadline.until(PATIENCE, () -> bank.balance("disk") == left);
      assertThat(answered).allSatisfy(id -> assertThat(bank.posted(id)).contains(Vendor.NANO_USD));
      assertThat(bank.sumOfBalances()).isZero();
      System.out.printf("disk: %d answered, %d refused%n", answered.size(), refused);
    }
  }

  /** Until not a byte goes in any more. */
  private void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
      byte[] piece = new byte[4096];
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      assertThat(disk.toFile().getUsableSpace()).isLessThan(8192);
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
