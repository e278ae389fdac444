package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.error.MediaFault;
import dev.fovea.media.format.MediaFacts.Video;
import dev.fovea.testkit.pictures.Avis;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Isos;
import dev.fovea.testkit.pictures.Matroskas;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Samples;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What films say about themselves. */
final class FilmProbeTest {

  @ParameterizedTest
  @CsvSource({
    "film.mp4, MP4, avc1, true",
    "film.mov, MOV, mp4v, false",
    "film.webm, WEBM, V_VP9, false",
    "film.mkv, MKV, V_MPEG4/ISO/ASP, true",
    "film.avi, AVI, FMP4, true"
  })
  void trueFilesAreRead(String name, Format format, String codec, boolean audio) {
    MediaFacts facts = Probed.facts(Samples.of(name));
    assertThat(facts.format()).isEqualTo(format);
    assertThat(facts.size()).contains(new Size(32, 24));
    Video video = facts.video().orElseThrow();
    assertThat(video.codec()).isEqualTo(codec);
    assertThat(video.audio()).isEqualTo(audio);
    assertThat(video.framesPerSecond()).isEqualTo(10, within(0.01));
    assertThat(video.duration()).isBetween(Duration.ofMillis(490), Duration.ofMillis(600));
  }

  @Test
  void theIndexMayLieBehindGigabytes() {
    byte[] head =
        Octets.big()
            .bytes(Isos.ftyp("isom", "mp42"))
            .u32(1)
            .text("mdat")
            .u64(16 + (5L << 30))
            .toByteArray();
    byte[] index = Films.index(30, 20, 1000, 2500, 50, 1, 0, 0, 1);
    var file = new RepeatedBytes(head, new byte[0], 1, 5L << 30, index);
    Video video = Probed.facts(file).video().orElseThrow();
    assertThat(video.duration()).isEqualTo(Duration.ofMillis(2500));
    assertThat(video.framesPerSecond()).isEqualTo(20, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "1,0,0,1,1",
    "-1,0,0,1,2",
    "-1,0,0,-1,3",
    "1,0,0,-1,4",
    "0,1,1,0,5",
    "0,1,-1,0,6",
    "0,-1,-1,0,7",
    "0,-1,1,0,8"
  })
  void aMatrixIsAnOrientation(int a, int b, int c, int d, int orientation) {
    assertThat(Probed.facts(Films.held(30, 20, a, b, c, d)).orientation()).isEqualTo(orientation);
  }

  @Test
  void absurdTimesAreToldAsTheyAre() {
    assertThat(duration(Films.mp4(30, 20, 1, 4_000_000_000L, 1)))
        .isEqualTo(Duration.ofSeconds(1_000_000_000));
    assertThat(duration(Films.mp4(30, 20, 0, 500, 1))).isZero();
    assertThat(duration(Films.mp4(30, 20, 600, 0, 1))).isZero();
    assertThat(duration(Films.mp4(30, 20, 600, 0xFFFF_FFFFL, 1))).as("not known").isZero();
    assertThat(Probed.facts(Films.mp4(30, 20, 1_000_000_000, 1, 1_000_000)).video().orElseThrow())
        .satisfies(video -> assertThat(video.framesPerSecond()).isPositive());
    assertThat(Probed.facts(Films.mp4(30, 20, 600, 0, 9)).video().orElseThrow().framesPerSecond())
        .isZero();
  }

  @Test
  void aFilmInFragmentsSaysHowLongItIsElsewhere() {
    byte[] whole = Isos.full("mehd", 1, Octets.big().u64(6000).toByteArray());
    byte[] film =
        Octets.big()
            .bytes(Isos.ftyp("iso5", "dash"))
            .bytes(
                Isos.box(
                    "moov",
                    Films.longHeader("mvhd", 600, 0),
                    Isos.box("mvex", whole),
                    Films.track("vide", "avc1", 30, 20, 600, 0, 0, 1, 0, 0, 1)))
            .toByteArray();
    assertThat(duration(film)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void theLargestTrackOfPicturesCounts() {
    byte[] film =
        Octets.big()
            .bytes(Isos.ftyp("isom"))
            .bytes(
                Isos.box(
                    "moov",
                    Films.track("vide", "jpeg", 30, 20, 600, 1200, 1, 1, 0, 0, 1),
                    Films.track("vide", "hvc1", 300, 200, 600, 1200, 48, 1, 0, 0, 1)))
            .toByteArray();
    assertThat(Probed.facts(film).size()).contains(new Size(300, 200));
    assertThat(duration(film)).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"matroska", "webm"})
  void aMatroskaFileTellsItsTracks(String type) {
    MediaFacts facts = Probed.facts(Matroskas.film(type, 30, 20, 2500));
    Video video = facts.video().orElseThrow();
    assertThat(facts.format()).isEqualTo(type.equals("webm") ? Format.WEBM : Format.MKV);
    assertThat(facts.size()).contains(new Size(30, 20));
    assertThat(video).isEqualTo(new Video("V_VP9", Duration.ofMillis(2500), 25, true));
  }

  @Test
  void tracksBehindClustersAreFoundWhereTheseSayHowLongTheyAre() {
    byte[] cluster = Matroskas.element(0x1F43B675, new byte[1000]);
    byte[] open = Matroskas.open(0x1F43B675, new byte[1000]);
    byte[] info = Matroskas.info(9);
    byte[] tracks = Matroskas.tracks(30, 20);
    assertThat(Probed.facts(Matroskas.file("webm", cluster, tracks, info)).size()).isPresent();
    assertThat(duration(Matroskas.file("webm", tracks, open))).isZero();
    assertThat(Probed.refusal(Matroskas.file("webm", open, tracks, info)).message())
        .contains("no pictures");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, 0, Double.NEGATIVE_INFINITY})
  void aDurationThatIsNoneIsNotKnown(double millis) {
    assertThat(duration(Matroskas.film("webm", 30, 20, millis))).isZero();
  }

  @Test
  void anAviTellsItsStreams() {
    MediaFacts facts = Probed.facts(Avis.film(30, -20, 1001, 30_000, 300));
    Video video = facts.video().orElseThrow();
    assertThat(facts.size()).contains(new Size(30, 20));
    assertThat(video.codec()).isEqualTo("FMP4");
    assertThat(video.duration()).isEqualTo(Duration.ofMillis(10_010));
    assertThat(video.framesPerSecond()).isEqualTo(29.97, within(0.01));
    assertThat(video.audio()).isTrue();
    assertThat(duration(Avis.film(30, 20, 1, 0, 300))).isZero();
    assertThat(duration(Avis.film(30, 20, 0, 25, 300))).isZero();
  }

  @Test
  void aFilmWithoutPicturesIsRefused() {
    byte[] sound =
        Octets.big()
            .bytes(Isos.ftyp("isom"))
            .bytes(Isos.box("moov", Films.track("soun", "mp4a", 0, 0, 600, 600, 1, 1, 0, 0, 1)))
            .toByteArray();
    var refusal = Probed.refusal(sound);
    assertThat(refusal.fault()).isEqualTo(MediaFault.IMAGE_PARSE_ERROR);
    assertThat(refusal.message()).contains("no pictures");
  }

  private static Duration duration(byte[] film) {
    return Probed.facts(film).video().orElseThrow().duration();
  }
}
