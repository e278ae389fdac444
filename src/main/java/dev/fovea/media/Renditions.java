package dev.fovea.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fovea.config.Setting;
import dev.fovea.config.Settings;
import dev.fovea.json.Slice;
import dev.fovea.media.picture.Made;
import dev.fovea.media.picture.PictureFile;
import dev.fovea.media.picture.Pictures;
import dev.fovea.media.picture.Recipe;
import dev.fovea.worker.Cancel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes new files of pictures, and remembers them for a while: a conversation sends its pictures
 * again with every turn. What is made of the same bytes by the same recipe is the same, so that a
 * vendor's own cache of the prompt keeps hitting. Safe for use by many threads.
 */
final class Renditions {
  private static final Setting<Long> MEMORY =
      Setting.bytes(
          "media.memory",
          "64MiB",
          "0",
          "64GiB",
          "Memory for pictures that were made to fit, so that the next turn of a conversation finds"
              + " them; 0 keeps none.");

  static final List<Setting<?>> ALL = List.of(MEMORY);

  /** What an entry takes beside its bytes, roughly. */
  private static final int ENTRY_BYTES = 512;

  private final Pictures pictures;
  private final Cache<Key, List<Made>> made;

  Renditions(Pictures pictures, Settings settings) {
    this.pictures = pictures;
    this.made =
        Caffeine.newBuilder()
            .maximumWeight(settings.get(MEMORY))
            .weigher((Key _, List<Made> files) -> weight(files))
            .build();
  }

  /** Accounts do not share: how long an answer takes would tell what others have sent. */
  private record Key(String account, String sha256, Recipe recipe) {}

  /** How many can be made at the same time. */
  int atOnce() {
    return pictures.atOnce();
  }

  List<Made> make(String account, Item.Present item, Recipe recipe, Cancel cancel) {
    var key = new Key(account, sha256(item.payload()), recipe);
    List<Made> known = made.getIfPresent(key);
    if (known != null) {
      return known;
    }
    List<Made> fresh =
        pictures.make(
            PictureFile.ofBase64(item.payload().base64()),
            item.facts(),
            recipe,
            item.part().payloadPlace(),
            cancel);
    made.put(key, fresh);
    return fresh;
  }

  private static int weight(List<Made> files) {
    return ENTRY_BYTES + files.stream().mapToInt(file -> file.bytes().length).sum();
  }

  /** Of the base64: one file may be written in it in one way only. */
  private static String sha256(Payload payload) {
    Slice base64 = payload.base64();
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(base64.array(), base64.offset(), base64.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
