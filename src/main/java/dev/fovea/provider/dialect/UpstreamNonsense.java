package dev.fovea.provider.dialect;

/** An upstream answered something that its dialect does not know. */
public final class UpstreamNonsense extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * @param what what it sent, without quoting it: "an answer without choices"
   */
  public UpstreamNonsense(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  public String what() {
    return what;
  }
}
