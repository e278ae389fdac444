package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What's in this image? Describe it briefly.|DESCRIPTION",
        "What’s in this image?|DESCRIPTION",
        "Describe this scene:|DESCRIPTION",
        "What are in these images? Is there any difference between them?|DESCRIPTION",
        "What do you see?|DESCRIPTION",
        "Was ist auf dem Bild zu sehen?|DESCRIPTION",
        "Décris cette image|DESCRIPTION",
        "¿Qué hay en la imagen?|DESCRIPTION",
        "请描述这张图片|DESCRIPTION",
        "Read all the text in this screenshot.|TEXT",
        "Transcribe this page|TEXT",
        "OCR please|TEXT",
        "What does the sign say?|TEXT",
        "What does it say?|TEXT",
        "Lies den Text vor|TEXT",
        "Quel est le texte ?|TEXT",
        "Lee el texto|TEXT",
        "识别图中的文字|TEXT",
        "What does the QR code hold?|CODES",
        "Scan the barcode|CODES",
        "What does the QR code say?|CODES",
        "Read the QR code.|CODES",
        "Lies den Strichcode|CODES",
        "识别二维码|CODES",
        "Read the text and the QR code|TEXT,CODES",
        "Welcher Strichcode ist das?|CODES",
        "扫描二维码|CODES",
        "What is the resolution?|SIZE",
        "How big is this picture?|SIZE",
        "How large is it?|SIZE",
        "Which of these is the largest?|SIZE",
        "What file format is it?|FORMAT",
        "Which colours dominate?|COLORS",
        "Ist das Bild unscharf?|SHARPNESS",
        "Is it underexposed?|BRIGHTNESS",
        "Is this page blank?|BLANK",
        "Portrait or landscape orientation?|ORIENTATION",
        "Extract all data points from this chart as a markdown table.|TABLE",
        "Read the text and tell me the dominant colors|TEXT,COLORS",
      })
  void plainRulesTellWhatAQuestionIsAbout(String question, String topics) {
    Set<Topic> expected =
        Arrays.stream(topics.split(",")).map(Topic::valueOf).collect(Collectors.toSet());
    assertThat(Question.of(question).topics()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many cats are there?",
        "How big is the dog?",
        "Is the glass empty?",
        "Who sits at the table?",
        "Is he happy?",
        "What is the total?",
        "Wie viele Personen stehen dort?",
        "Is the weather already good?"
      })
  void whatNeedsEyesIsBeyondIt(String question) {
    assertThat(Question.of(question).beyond()).isTrue();
  }

  @Test
  void noQuestionAsksForWhatThereIs() {
    assertThat(Question.of(" \n").topics()).containsExactly(Topic.DESCRIPTION);
    assertThat(Question.of("x".repeat(100_000)).topics()).containsExactly(Topic.DESCRIPTION);
  }

  @Test
  void linesAreRelatedByTheQuestionsOwnWords() {
    Question question = Question.of("What is the TOTAL of this?");
    assertThat(question.touches("Total: 12.30")).isTrue();
    assertThat(question.touches("this and that")).isFalse();
    assertThat(question.touches("Subtotals")).isFalse();
  }
}
