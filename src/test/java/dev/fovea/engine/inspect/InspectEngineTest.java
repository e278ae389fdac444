package dev.fovea.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.Role;
import dev.fovea.vision.Usage;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The engine with its real worker, which all tests share. */
@Timeout(120)
final class InspectEngineTest {
  private static final AskedEngine ENGINE = new AskedEngine();
  private static final byte[] TEXT =
      Drawn.file(Drawn.text("Invoice number 4711", "Thank you for your visit"), "png");
  private static final byte[] QR =
      Drawn.file(Drawn.code(BarcodeFormat.QR_CODE, "https://example.com/a?b=1", 240, 240), "png");

  /** What a picture may show and this engine must never claim to see. */
  private static final String OBJECTS =
      "(?i).*\\b(cat|dog|person|man|woman|car|tree|house|animal|receipt|invoice|document|photo of)\\b.*";

  @BeforeAll
  static void loadTheModels() {
    assertThat(ENGINE.ask(Asked.of("Read the text", TEXT)).events).isNotEmpty();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void askedForTheTextItGivesTheTextAndNothingElse() {
    assertThat(ENGINE.ask(Asked.of("Read all the text in this screenshot.", TEXT)).text())
        .isEqualTo("Invoice number 4711\nThank you for your visit");
  }

  @Test
  void aStreamTellsEachLineAsItIsRead() {
    var client = new Recorder(true);
    Outcome outcome = ENGINE.relay(Asked.of("Transcribe this", TEXT), client);
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(client.pieces())
        .containsExactly("Invoice number 4711", "\nThank you for your visit");
    assertThat(client.finish()).isEqualTo("stop");
  }

  @Test
  void askedForTheCodeItGivesTheCode() {
    assertThat(ENGINE.ask(Asked.of("What does the QR code hold?", QR)).text())
        .isEqualTo("https://example.com/a?b=1");
  }

  @Test
  void severalCodesAreToldApartByTheirKinds() {
    BufferedImage two =
        Drawn.stacked(
            List.of(
                Drawn.code(BarcodeFormat.QR_CODE, "first", 240, 240),
                Drawn.blank(240, 60, Color.WHITE),
                Drawn.code(BarcodeFormat.EAN_13, "4006381333931", 400, 160)));
    assertThat(ENGINE.ask(Asked.of("Scan the bar codes", Drawn.file(two, "png"))).text().lines())
        .containsExactlyInAnyOrder("QR code: first", "EAN-13 bar code: 4006381333931");
  }

  @Test
  void aPageOfPrintHoldsNoCodes() {
    assertThat(ENGINE.ask(Asked.of("Is there a barcode?", TEXT)).text())
        .isEqualTo("No bar or QR code was found in this picture.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the resolution of this image?|It is 300 × 200 pixels",
        "What size is the picture?|It is 300 × 200 pixels",
        "Welche Auflösung hat das Bild?|It is 300 × 200 pixels",
        "图片的尺寸是多少|It is 300 × 200 pixels",
        "What file format is this?|It is a PNG file.",
        "What are the dominant colors?|Its dominant colors are red (#e01818, 100 %).",
        "¿Qué colores tiene?|Its dominant colors are red (#e01818, 100 %).",
        "Is this page blank?|It is blank: nothing but one color",
        "Is it portrait or landscape?|It is in landscape format.",
        "How bright is it?|(mean brightness 84 of 255)",
      })
  void aQuestionAboutAFactIsAnsweredWithTheFact(String question, String expected) {
    byte[] red = Drawn.file(Drawn.blank(300, 200, new Color(0xE01818)), "png");
    assertThat(ENGINE.ask(Asked.of(question, red)).text()).contains(expected);
  }

  @Test
  void aBlankPictureHasNoText() {
    byte[] white = Drawn.file(Drawn.blank(300, 200, Color.WHITE), "png");
    assertThat(ENGINE.ask(Asked.of("What does it say?", white)).text())
        .isEqualTo("No text was found in this picture.");
  }

  @Test
  void aBlurredPictureIsToldFromASharpOne() {
    byte[] blurred = Drawn.file(Blur.of(Drawn.text("Blurred beyond", "all reading"), 9), "png");
    assertThat(ENGINE.ask(Asked.of("Is it blurry?", blurred)).text()).contains("blurred");
    assertThat(ENGINE.ask(Asked.of("Is it blurry?", TEXT)).text()).contains("It looks sharp");
  }

  @Test
  void askedToDescribeItGivesWhatItHasAndSaysWhatItHasNot() {
    byte[] both =
        Drawn.file(
            Drawn.stacked(
                List.of(
                    Drawn.text("Gate B 42"),
                    Drawn.code(BarcodeFormat.QR_CODE, "boarding", 240, 240))),
            "png");
    assertThat(ENGINE.ask(Asked.of("What’s in this image?", both)).text())
        .contains(
            "No vision-language model is loaded",
            "It is a PNG file.",
            "640 × 360 pixels",
            "QR code: boarding",
            "Gate B 42",
            "OPENAI_API_KEY",
            "./run doctor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How many cats are there?",
        "Describe the man in this image",
      })
  void itNeverClaimsToSeeAThing(String question) {
    byte[] drawn = Drawn.file(Drawn.text("Platform 9"), "png");
    assertThat(ENGINE.ask(Asked.of(question, drawn)).text())
        .contains("No vision-language model is loaded", "Platform 9")
        .doesNotMatch("(?s)" + OBJECTS);
  }

  @Test
  void aQuestionBeyondItGetsTheLinesThatShareItsWords() {
    byte[] receipt = Drawn.file(Drawn.text("Coffee 3.20", "Total 3.20", "Thank you"), "png");
    assertThat(ENGINE.ask(Asked.of("How high is the total?", receipt)).text())
        .contains("Lines that share a word with the question:\n- Total 3.20\n");
  }

  @Test
  void askedForATableItLinesUpTheNumbersAndSaysWhatItDidNotMeasure() {
    byte[] chart = Drawn.file(Drawn.text("North 120", "South 95", "West 143"), "png");
    assertThat(
            ENGINE
                .ask(
                    Asked.of("Extract all data points from this chart as a markdown table.", chart))
                .text())
        .contains("| --- | --- |\n| North | 120 |\n| South | 95 |\n| West | 143 |")
        .contains("were not measured");
  }

  @Test
  void aPictureIsTurnedAsItsCameraSays() {
    BufferedImage upright = Drawn.text("This side up", "and no other");
    byte[] jpeg = Drawn.withOrientation(Drawn.file(Drawn.turnedLeft(upright), "jpeg"), 6);
    JsonNode image =
        ENGINE.json(Asked.of("", jpeg).as("{\"type\":\"json_object\"}")).path("images").get(0);
    assertThat(image.path("width").asInt()).isEqualTo(upright.getWidth());
    assertThat(image.path("height").asInt()).isEqualTo(upright.getHeight());
    assertThat(image.path("orientation").asInt()).isEqualTo(6);
    assertThat(image.path("text").asString()).isEqualTo("This side up\nand no other");
    JsonNode corner = image.path("lines").get(0).path("box").get(0);
    assertThat(corner.get(0).asDouble()).isBetween(20.0, 60.0);
    assertThat(corner.get(1).asDouble()).isBetween(15.0, 45.0);
  }

  @Test
  void severalPicturesGetASectionEach() {
    assertThat(ENGINE.ask(Asked.of("Read the text", TEXT, QR)).text())
        .isEqualTo(
            """
            Image 1
            Invoice number 4711
            Thank you for your visit

            Image 2
            No text was found in this picture.\
            """);
  }

  @Test
  void severalPicturesAreRankedByTheFactThatWasAskedFor() {
    byte[] blurred = Drawn.file(Blur.of(Drawn.text("Blurred beyond", "all reading"), 9), "png");
    byte[] small = Drawn.file(Drawn.blank(30, 20, Color.WHITE), "png");
    assertThat(ENGINE.ask(Asked.of("Which of these is sharper?", blurred, TEXT)).text())
        .endsWith("\n\nFrom the sharpest to the softest: image 2, image 1.");
    assertThat(ENGINE.ask(Asked.of("Which is larger?", small, TEXT, small)).text())
        .endsWith("\n\nFrom the largest to the smallest: image 2, image 1, image 3.");
    assertThat(ENGINE.ask(Asked.of("Which is brighter? What is its resolution?", TEXT)).text())
        .doesNotContain("From the");
  }

  @Test
  void aLaterQuestionIsAboutTheLastPicturesShown() {
    var talk = Asked.of("Read the text", QR).then("Read the text", TEXT);
    talk = talk.says(Role.ASSISTANT, "Invoice number 4711").then("What size is this image?");
    assertThat(ENGINE.ask(talk).text()).startsWith("It is 640 × 180 pixels");
  }

  @Test
  void withoutAPictureItSaysWhatItNeeds() {
    Recorder client = ENGINE.ask(Asked.of("Hello"));
    assertThat(client.text()).isEqualTo(Phrases.NO_PICTURE);
    assertThat(client.finish()).isEqualTo("stop");
  }

  @Test
  void aJsonAnswerHasABoxAndAConfidenceForEveryLine() {
    JsonNode answer = ENGINE.json(Asked.of("Read it", TEXT).as("{\"type\":\"json_object\"}"));
    assertThat(answer.path("model").asString()).isEqualTo("fovea/inspect");
    JsonNode image = answer.path("images").get(0);
    assertThat(image.path("format").asString()).isEqualTo("png");
    assertThat(image.path("bytes").asInt()).isEqualTo(TEXT.length);
    assertThat(image.path("blank").asBoolean()).isFalse();
    assertThat(image.path("colors").get(0).path("name").asString()).isEqualTo("white");
    assertThat(image.path("codes")).isEmpty();
    assertThat(image.path("lines")).hasSize(2);
    JsonNode line = image.path("lines").get(1);
    assertThat(line.path("text").asString()).isEqualTo("Thank you for your visit");
    assertThat(line.path("confidence").asDouble()).isBetween(0.5, 1.0);
    assertThat(line.path("box")).hasSize(4);
    assertThat(answer.path("note").asString()).contains("No vision-language model is loaded");
  }

  @Test
  void aSchemaIsFilledWithWhatIsKnownAndNothingIsMadeUp() {
    String schema =
        """
        {"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","properties":{
          "full_text":{"type":"string"},"lines":{"type":"array","items":{"type":"string"}},
          "width":{"type":"integer"},"total":{"type":["number","null"]},
          "animal":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}},
          "qr_code":{"anyOf":[{"type":"string"},{"type":"null"}]},
          "size":{"$ref":"#/$defs/size"}},
          "$defs":{"size":{"type":"object","properties":{"height":{"type":"integer"}}}}}}}
        """;
    assertThat(ENGINE.json(Asked.of("Extract", TEXT).as(schema)).toString())
        .isEqualTo(
            "{\"full_text\":\"Invoice number 4711\\nThank you for your visit\","
                + "\"lines\":[\"Invoice number 4711\",\"Thank you for your visit\"],"
                + "\"width\":640,\"total\":null,\"animal\":\"\",\"tags\":[],\"qr_code\":null,"
                + "\"size\":{\"height\":180}}");
  }

  @Test
  void tokensFollowItsOwnRule() {
    Outcome outcome = ENGINE.relay(Asked.of("Read the text", TEXT), new Recorder(false));
    Usage usage = outcome.usage();
    assertThat(usage.promptDetails())
        .isEqualTo(Map.of("text_tokens", 4L, "image_tokens", 640L * 180 / 750 + 1));
    assertThat(usage.promptTokens()).isEqualTo(4 + 154);
    assertThat(usage.completionTokens()).isEqualTo(11); // 19 + 1 + 24 characters
  }

  @Test
  void theBoundOnTokensIsKept() {
    var client = new Recorder(true);
    Outcome outcome = ENGINE.relay(Asked.of("Read the text", TEXT).atMost(3), client);
    assertThat(client.text()).isEqualTo("Invoice numb");
    assertThat(client.finish()).isEqualTo("length");
    assertThat(outcome.usage().completionTokens()).isEqualTo(3);
  }
}
