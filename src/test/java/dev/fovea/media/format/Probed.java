package dev.fovea.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.Failure;
import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;

/** What comes of looking at a file: facts or a refusal, and never many reads. */
final class Probed {
  static final String PLACE = "messages[0].content[1].image_url.url";

  /** The head that tells the format may be read once more. */
  static final long READS_MAX = View.READ_MAX + SvgRoot.HEAD_MAX + 2048;

  private Probed() {}

  static MediaFacts facts(byte[] file) {
    return facts(Bytes.of(Slice.of(file)));
  }

  static MediaFacts facts(Bytes file) {
    var counted = new CountedBytes(file);
    try {
      return Probe.facts(Probe.format(counted, PLACE), counted, PLACE);
    } finally {
      assertThat(counted.reads()).isLessThanOrEqualTo(READS_MAX);
    }
  }

  static Failure.MediaRejected refusal(byte[] file) {
    return refusal(Bytes.of(Slice.of(file)));
  }

  static Failure.MediaRejected refusal(Bytes file) {
    var thrown = catchThrowableOfType(FailureException.class, () -> facts(file));
    assertThat(thrown).as("a refusal").isNotNull();
    var refusal = (Failure.MediaRejected) thrown.failure();
    assertThat(refusal.param()).isEqualTo(PLACE);
    return refusal;
  }

  /** Facts or a refusal are both well; anything else is thrown on. */
  static boolean isRead(byte[] file) {
    try {
      facts(file);
      return true;
    } catch (FailureException refused) {
      assertThat(refused.failure()).isInstanceOf(Failure.MediaRejected.class);
      return false;
    }
  }
}
