package dev.fovea.media.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounded folder. A block of the disk counts 4096 bytes. */
final class CacheFolderTest {
  private static final String ACCOUNT = "0123456789abcdef".repeat(2);
  private static final String A = name('a');
  private static final String B = name('b');
  private static final String C = name('c');
  private static final byte[] BLOCK = new byte[4096];

  private final TestClock clock = new TestClock();

  @TempDir private Path root = Path.of("");

  @Test
  void whatIsWrittenIsRead() {
    CacheFolder folder = open(1 << 20);
    folder.write(A, BLOCK);
    assertThat(folder.read(A)).hasValue(BLOCK);
    assertThat(folder.size(A)).hasValue(BLOCK.length);
    assertThat(folder.read(B)).isEmpty();
    folder.delete(A);
    assertThat(folder.read(A)).isEmpty();
    assertThat(root.resolve(A)).doesNotExist();
  }

  @Test
  void theOneUsedLongestAgoGoesFirst() {
    CacheFolder folder = open(2L * BLOCK.length);
    folder.write(A, BLOCK);
    folder.write(B, BLOCK);
    assertThat(folder.read(A)).isPresent();
    folder.write(C, BLOCK);
    assertThat(folder.read(B)).isEmpty();
    assertThat(folder.read(A)).isPresent();
    assertThat(folder.read(C)).isPresent();
    assertThat(root.resolve(B)).doesNotExist();
  }

  @Test
  void smallFilesCountAsABlock() {
    CacheFolder folder = open(2L * BLOCK.length);
    folder.write(A, new byte[1]);
    folder.write(B, new byte[1]);
    folder.write(C, new byte[1]);
    assertThat(folder.read(A)).isEmpty();
  }

  @Test
  void aFileLargerThanTheFolderIsNotKept() {
    CacheFolder folder = open(BLOCK.length);
    folder.write(A, BLOCK);
    folder.write(B, new byte[BLOCK.length + 1]);
    assertThat(folder.read(A)).isPresent();
    assertThat(folder.read(B)).isEmpty();
  }

  @Test
  void whatWasUsedWhenSurvivesARestart() {
    CacheFolder before = open(3L * BLOCK.length);
    for (String name : new String[] {A, B, C}) {
      before.write(name, BLOCK);
      clock.pass(Duration.ofSeconds(10));
      assertThat(before.read(name)).isPresent();
    }
    clock.pass(Duration.ofSeconds(10));
    assertThat(before.read(A)).isPresent();
    CacheFolder after = open(2L * BLOCK.length);
    assertThat(after.read(B)).isEmpty();
    assertThat(after.read(A)).isPresent();
    assertThat(after.read(C)).isPresent();
  }

  @Test
  void whatIsNotOursIsLeftAlone() throws IOException {
    Path readme = Files.writeString(root.resolve("README"), "mine");
    Path inside = Files.createDirectories(root.resolve(ACCOUNT)).resolve("notes.txt");
    Files.writeString(inside, "mine");
    CacheFolder folder = open(1);
    assertThat(folder.read(ACCOUNT + "/notes.txt")).isEmpty();
    assertThat(readme).exists();
    assertThat(inside).exists();
  }

  @Test
  void whatAProcessLeftUnfinishedIsRemoved() throws IOException {
    Path unfinished = Files.writeString(root.resolve(".part-123"), "half");
    open(1 << 20);
    assertThat(unfinished).doesNotExist();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkIsNotFollowed() throws IOException {
    Path secret = Files.writeString(root.resolve("secret"), "secret");
    Files.createDirectories(root.resolve(ACCOUNT));
    Files.createSymbolicLink(root.resolve(A), secret);
    assertThat(open(1 << 20).read(A)).isEmpty();
    CacheFolder folder = open(1 << 20);
    folder.write(B, "secret".getBytes(UTF_8));
    Files.delete(root.resolve(B));
    Files.createSymbolicLink(root.resolve(B), secret);
    assertThat(folder.read(B)).isEmpty();
    assertThat(secret).exists();
  }

  @Test
  void aFileThatVanishedIsNotFound() throws IOException {
    CacheFolder folder = open(1 << 20);
    folder.write(A, BLOCK);
    Files.delete(root.resolve(A));
    assertThat(folder.read(A)).isEmpty();
    assertThat(folder.size(A)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "", "/etc/passwd", "ABC/def"})
  void noNameLeadsElsewhere(String name) {
    CacheFolder folder = open(1 << 20);
    assertThatThrownBy(() -> folder.write(name, BLOCK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.read(name)).isEmpty();
  }

  private CacheFolder open(long bytesMax) {
    return CacheFolder.open(root, bytesMax, clock).orElseThrow();
  }

  private static String name(char digit) {
    return ACCOUNT + "/" + String.valueOf(digit).repeat(64);
  }
}
