package dev.fovea.engine.inspect;

/** What is said again and again; none of it claims to know what a picture shows. */
final class Phrases {
  static final String NO_MODEL =
      "No vision-language model is loaded here. This is fovea/inspect: it measures a picture and"
          + " reads its text and codes, but it cannot name what the picture shows.";

  static final String HOW_TO_ADD =
      "To have pictures understood, set a provider's key such as OPENAI_API_KEY or"
          + " RUNCRATE_API_KEY, or run Ollama with a vision model; './run doctor' shows what is"
          + " ready.";

  static final String NO_PICTURE =
      "There is no picture in this conversation. Send one as an image_url part with a data URI"
          + " (data:image/png;base64,…), and its text and codes can be read and its facts"
          + " measured.";

  static final String BEYOND =
      "The question is beyond what can be measured or read; this is the text that was found.";

  static final String RELATED = "Lines that share a word with the question:";

  static final String NO_TEXT = "No text was found in this picture.";

  static final String NO_CODE = "No bar or QR code was found in this picture.";

  static final String WHOLE_PICTURE =
      "These are the colors of the whole picture; which thing in it has which cannot be told.";

  static final String NO_COLUMNS = "No columns were evident in the text.";

  static final String NO_BARS =
      "These are the words and numbers printed in the picture; bars, lines and areas of a chart"
          + " were not measured.";

  private Phrases() {}
}
