package dev.fovea.engine.inspect.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ModelNotesTest {
  private static final String DICTIONARY = "a\n\uD83D\uDEC2\nb";

  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((number << 3) | 2);
    bytes.write(content.length); // below 128: one byte
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static byte[] entry(String key, String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(field(1, key.getBytes(StandardCharsets.UTF_8)));
    bytes.writeBytes(field(2, value.getBytes(StandardCharsets.UTF_8)));
    return field(14, bytes.toByteArray());
  }

  private static byte[] model() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {8, 7}); // the version, a number
    bytes.writeBytes(field(7, new byte[] {1, 2, 3})); // the graph
    bytes.writeBytes(entry("author", "nobody"));
    bytes.writeBytes(entry("character", DICTIONARY));
    return bytes.toByteArray();
  }

  @Test
  void readsANoteWithCharactersBeyondSixteenBits() {
    assertThat(ModelNotes.note(model(), "character")).contains(DICTIONARY);
  }

  @Test
  void findsNothingUnderAnUnknownKey() {
    assertThat(ModelNotes.note(model(), "language")).isEmpty();
  }

  @Test
  void findsNothingInWhatIsNoModel() {
    assertThat(ModelNotes.note(new byte[] {-1, -1, -1, 3, 9, -1}, "character")).isEmpty();
    assertThat(ModelNotes.note(new byte[0], "character")).isEmpty();
  }
}
