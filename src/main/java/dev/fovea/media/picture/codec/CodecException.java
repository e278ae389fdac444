package dev.fovea.media.picture.codec;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PATCHWELCOME;

import java.io.IOException;

/** A library refused: the data, or the memory for it. */
public final class CodecException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean unsupported;

  CodecException(String message) {
    super(message);
    this.unsupported = false;
  }

  private CodecException(int error, String call) {
    super("%s says %d".formatted(call, error));
    this.unsupported = error == AVERROR_PATCHWELCOME();
  }

  /** Whether the data may be right, and nobody has written what decodes them so. */
  public boolean unsupported() {
    return unsupported;
  }

  /** Passes on what a call answers, unless that is an error. */
  static int checked(int answer, String call) throws CodecException {
    if (answer < 0) {
      throw new CodecException(answer, call);
    }
    return answer;
  }
}
