package dev.fovea.media.fetch;

import static dev.fovea.media.fetch.FetchKit.PICTURE;
import static dev.fovea.media.fetch.FetchKit.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.MediaFault;
import dev.fovea.testkit.Reply;
import dev.fovea.vision.Modality;
import dev.fovea.worker.Cancel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is fetched twice is asked for once, for a while, and for one account. */
@Timeout(60)
final class CacheTest {
  private static final Map<String, String> NO_MEMORY = Map.of("fetch.cache.memory", "0");
  private static final Map<String, String> NO_DISK = Map.of("fetch.cache.disk", "0");

  private final FetchKit kit = new FetchKit();
  private final TestClock clock = new TestClock();
  private final String url = kit.at("127.0.0.2") + "/cat.png?signature=secret";

  @TempDir private Path data = Path.of("");

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void theSecondTimeNoHostIsAsked() {
    for (var where : List.of(Map.<String, String>of(), NO_MEMORY, NO_DISK)) {
      Fetcher fetcher = kit.caching(where, data.resolve("for-" + where.size()), clock);
      kit.origin.answers(FetchKit.picture());
      assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
      awaitEnd(fetcher);
      Fetched again = FetchKit.fetch(fetcher, url);
      assertThat(again.cached()).isTrue();
      assertThat(again.bytes()).isEqualTo(PICTURE);
      assertThat(again.mediaType()).isEqualTo("image/png");
      assertThat(kit.origin.count()).isLessThanOrEqualTo(1);
      delete(data);
    }
  }

  @Test
  void afterItsTimeAFileIsFetchedAnew() {
    for (var where : List.of(NO_MEMORY, NO_DISK)) {
      Fetcher fetcher = kit.caching(where, data, clock);
      kit.origin.answers(FetchKit.picture());
      FetchKit.fetch(fetcher, url);
      awaitEnd(fetcher);
      clock.pass(Duration.ofMinutes(9).plusSeconds(59));
      assertThat(FetchKit.fetch(fetcher, url).cached()).isTrue();
      clock.pass(Duration.ofSeconds(2));
      assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
      assertThat(kit.origin.count()).isEqualTo(2);
      awaitEnd(fetcher);
      delete(data);
    }
  }

  @Test
  void itsHostMayShortenThatTime() {
    Fetcher fetcher = kit.caching(Map.of(), data, clock);
    kit.origin.answers(FetchKit.picture().header("Cache-Control", "max-age=60"));
    FetchKit.fetch(fetcher, url);
    clock.pass(Duration.ofSeconds(59));
    assertThat(FetchKit.fetch(fetcher, url).cached()).isTrue();
    clock.pass(Duration.ofSeconds(2));
    assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
  }

  @Test
  void whatMustNotBeKeptIsNot() {
    Fetcher fetcher = kit.caching(Map.of(), data, clock);
    kit.origin.answers(FetchKit.picture().header("Cache-Control", "no-store"));
    for (int i = 0; i < 2; i++) {
      assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
      awaitEnd(fetcher);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aRedirectThatMustNotBeKeptForbidsItToo() {
    Fetcher fetcher = kit.caching(Map.of(), data, clock);
    for (int i = 0; i < 2; i++) {
      kit.origin.thenOnce(
          Reply.json(302, "{}").header("Location", "/b").header("Cache-Control", "no-store"));
      assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
    }
  }

  /** Otherwise one tenant could tell by the time what another has asked for. */
  @Test
  void accountsDoNotShareWhatIsKept() {
    for (var where : List.of(NO_MEMORY, NO_DISK)) {
      Fetcher fetcher = kit.caching(where, data, clock);
      FetchKit.fetch(fetcher, url);
      awaitEnd(fetcher);
      try (Fetches other = fetcher.open("another", new Cancel())) {
        assertThat(other.fetch(FetchKit.wanted(url)).cached()).isFalse();
      }
      awaitEnd(fetcher);
      delete(data);
    }
  }

  @Test
  void aVideosRoomIsNotAPicturesRoom() {
    Fetcher fetcher =
        kit.caching(Map.of("fetch.bytes", "1KiB", "fetch.video_bytes", "2KiB"), data, clock);
    assertThat(PICTURE.length).isGreaterThan(1024);
    assertThat(FetchKit.fetch(fetcher, url, Modality.VIDEO).bytes()).isEqualTo(PICTURE);
    assertRejected(FetchKit.failure(fetcher, url), MediaFault.IMAGE_FILE_TOO_LARGE);
  }

  @Test
  void whatFailedIsNotTriedAgainForFiveSeconds() {
    Fetcher fetcher = kit.caching(Map.of(), data, clock);
    kit.origin.answers(Reply.json(404, "{}"));
    var first = FetchKit.failure(fetcher, url);
    assertThat(FetchKit.failure(fetcher, url)).isEqualTo(first);
    assertThat(kit.origin.count()).isOne();
    kit.origin.answers(FetchKit.picture());
    clock.pass(Duration.ofSeconds(5));
    assertThat(FetchKit.fetch(fetcher, url).bytes()).isEqualTo(PICTURE);
  }

  @Test
  void whatIsKeptSurvivesARestart() {
    try (Fetcher before = kit.caching(Map.of(), data, clock)) {
      FetchKit.fetch(before, url);
      awaitEnd(before);
    }
    Fetcher after = kit.caching(Map.of(), data, clock);
    assertThat(FetchKit.fetch(after, url).cached()).isTrue();
    assertThat(FetchKit.fetch(after, url).bytes()).isEqualTo(PICTURE);
    assertThat(kit.origin.count()).isOne();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theFolderIsForItsOwnerAloneAndShowsNoUrl() throws IOException {
    Fetcher fetcher = kit.caching(Map.of(), data, clock);
    FetchKit.fetch(fetcher, url);
    awaitEnd(fetcher);
    Path root = data.resolve("cache/media");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
        .isEqualTo("rwx------");
    assertThat(files()).hasSize(2);
    for (String file : files()) {
      assertThat(file).doesNotContain("cat", "secret", FetchKit.ACCOUNT + "/");
      if (file.endsWith(".url")) {
        assertThat(Files.readString(root.resolve(file))).doesNotContain("cat", "secret");
      }
    }
  }

  @Test
  void aFileThatWasTamperedWithIsFetchedAnew() throws IOException {
    try (Fetcher before = kit.caching(Map.of(), data, clock)) {
      FetchKit.fetch(before, url);
      awaitEnd(before);
    }
    Path root = data.resolve("cache/media");
    for (String file : files()) {
      byte[] bytes = Files.readAllBytes(root.resolve(file));
      for (byte[] changed : List.of(flipped(bytes), new byte[0], new byte[bytes.length + 1])) {
        Files.write(root.resolve(file), changed);
        Fetcher after = kit.caching(Map.of(), data, clock);
        Fetched fetched = FetchKit.fetch(after, url);
        assertThat(fetched.bytes()).isEqualTo(PICTURE);
        assertThat(fetched.cached()).isFalse();
        awaitEnd(after);
      }
    }
  }

  @Test
  void aDataFolderThatCannotBeUsedCostsTheDiskCacheOnly() throws IOException {
    Path file = Files.writeString(data.resolve("a-file"), "");
    Fetcher fetcher = kit.caching(NO_MEMORY, file, clock);
    assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
    assertThat(FetchKit.fetch(fetcher, url).cached()).isFalse();
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  /** The disk is written after the answer; the fetch holds its memory until then. */
  private static void awaitEnd(Fetcher fetcher) {
    FetchKit.until(() -> fetcher.held() == 0);
  }

  private List<String> files() {
    Path root = data.resolve("cache/media");
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
