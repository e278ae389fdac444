package dev.fovea.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.error.FailureException;
import dev.fovea.json.Slice;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.format.MediaFacts.Color;
import dev.fovea.vision.Format;
import dev.fovea.vision.MediaForm;
import dev.fovea.vision.Part;
import dev.fovea.vision.Place;
import dev.fovea.vision.Size;
import dev.fovea.vision.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request that is too large loses bytes of its oldest pictures first. */
final class ShrinkingTest {
  private static final int EACH = 400;

  @Test
  void aRequestThatFitsIsLeftAlone() {
    List<Prepared> pictures = pictures(3);

    new Shrinking(3 * EACH, ShrinkingTest::refuse).run(pictures);

    assertThat(bytes(pictures)).containsExactly(400L, 400L, 400L);
  }

  @Test
  void whoTakesMoreThanAFairShareGivesTheOldestFirst() {
    List<Prepared> pictures = new ArrayList<>();
    for (int encoded : List.of(400, 400, 100, 100)) {
      pictures.add(prepared(item(pictures.size()), encoded));
    }

    new Shrinking(800, ShrinkingTest::smaller).run(pictures);

    assertThat(bytes(pictures)).containsExactly(200L, 400L, 100L, 100L);
  }

  @Test
  void whatCannotBeMadeSmallerIsRefused() {
    List<Prepared> pictures = pictures(2);

    assertThatThrownBy(() -> new Shrinking(500, (item, _) -> prepared(item, EACH)).run(pictures))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("300 bytes too large");
  }

  private static Prepared refuse(Item.Present item, Long bytesMax) {
    throw new AssertionError("nothing had to be made smaller");
  }

  private static Prepared smaller(Item.Present item, Long bytesMax) {
    return prepared(item, (int) (bytesMax / 3 * 4));
  }

  private static List<Long> bytes(List<Prepared> pictures) {
    return pictures.stream().map(Prepared::encodedBytes).toList();
  }

  private static List<Prepared> pictures(int count) {
    List<Prepared> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(prepared(item(i), EACH));
    }
    return pictures;
  }

  private static Item.Present item(int index) {
    Source source = new Source.Rendition(Format.PNG, Slice.of(new byte[EACH]));
    var part =
        new Part.Media(MediaForm.IMAGE_URL, source, List.of(), List.of(), new Place(0, index));
    var facts =
        new MediaFacts(
            Format.PNG,
            Optional.of(new Size(10, 10)),
            1,
            1,
            false,
            8,
            Color.RGB,
            false,
            Optional.empty());
    return new Item.Present(
        part, new Payload(Slice.of(new byte[EACH]), false), facts, List.of(), Duration.ZERO);
  }

  private static Prepared prepared(Item.Present item, int encoded) {
    Source source = new Source.Rendition(Format.PNG, Slice.of(new byte[encoded]));
    Part.Media part = item.part().with(MediaForm.IMAGE_URL, source, List.of());
    return new Prepared(item, List.of(part), List.of(), List.of(), Duration.ZERO);
  }
}
