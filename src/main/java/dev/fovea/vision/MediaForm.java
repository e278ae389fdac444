package dev.fovea.vision;

/** How a part of a message is spelled on the wire: {@code {"type": T, T: {payload: …}}}. */
public enum MediaForm {
  IMAGE_URL(Modality.IMAGE, "image_url", "url"),
  VIDEO_URL(Modality.VIDEO, "video_url", "url"),
  INPUT_VIDEO(Modality.VIDEO, "input_video", "data"),
  FILE(Modality.FILE, "file", "file_data"),
  INPUT_AUDIO(Modality.AUDIO, "input_audio", "data");

  private final Modality modality;
  private final String type;
  private final String payload;

  MediaForm(Modality modality, String type, String payload) {
    this.modality = modality;
    this.type = type;
    this.payload = payload;
  }

  public Modality modality() {
    return modality;
  }

  /** The part's {@code type}, and the name of the object that holds the media. */
  public String type() {
    return type;
  }

  /** The field of that object which holds the URL or the base64 text. */
  public String payload() {
    return payload;
  }

  /** Whether the field is for a URL, so that a file needs a data URI; else base64 alone will do. */
  public boolean takesUrl() {
    return payload.equals("url");
  }
}
