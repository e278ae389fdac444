package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;
import dev.fovea.testkit.fuzz.FuzzTarget;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.vision.Format;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that is taken for one of a format, the first byte tells which: its facts make sense, and
 * are the same whether it comes plain or in base64.
 */
final class ProbeFuzzTest implements FuzzTarget {
  private static final List<Format> FORMATS = List.of(Format.values());

  @Override
  public void feed(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Format format = FORMATS.get((input[0] & 0xFF) % FORMATS.size());
    Slice file = Slice.of(input).from(1);
    Object plain = facts(format, Bytes.of(file));
    Slice base64 = Slice.of(Base64.getEncoder().encode(file.toByteArray()));
    assertThat(facts(format, Bytes.ofBase64(base64))).isEqualTo(plain);
  }

  /** The facts, or the words of a refusal. */
  private static Object facts(Format format, Bytes file) {
    var counted = new CountedBytes(file);
    try {
      MediaFacts facts = Probe.facts(format, counted, Probed.PLACE);
      assertSound(facts, format);
      return facts;
    } catch (FailureException refused) {
      return refused.failure();
    } finally {
      assertThat(counted.reads()).isLessThanOrEqualTo(Probed.READS_MAX);
    }
  }

  private static void assertSound(MediaFacts facts, Format format) {
    assertThat(facts.format()).isEqualTo(format);
    assertThat(facts.frames()).isBetween(1, Probe.FRAMES_MAX);
    assertThat(facts.orientation()).isBetween(1, 8);
    facts.size().ifPresent(size -> assertThat(size.shortSide()).isPositive());
    facts
        .video()
        .ifPresent(video -> {
          assertThat(video.duration().isNegative()).isFalse();
          assertThat(video.framesPerSecond()).isFinite().isNotNegative();
          assertThat(video.codec()).matches("[A-Za-z0-9_./-]*");
        });
  }

  @Override
  public Stream<byte[]> seeds() {
    return Seeds.files()
        .flatMap(file ->
            Sniffer.sniff(Bytes.of(Slice.of(file))).stream()
                .map(format -> Octets.big().u8(FORMATS.indexOf(format)).bytes(file).toByteArray()));
  }
}
