package dev.fovea.media.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;

/** ICC profiles put together for tests. */
final class Profiles {
  private static final double[][] P3 = {
    {0.51512, 0.2412, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.1571, 0.06657, 0.78407}
  };

  private Profiles() {}

  /** sRGB with the primaries of newer phones' screens. */
  static byte[] displayP3() {
    var profile = named("Display P3");
    ICC_Profile made = ICC_Profile.getInstance(profile);
    int[] tags = {
      ICC_Profile.icSigRedColorantTag,
      ICC_Profile.icSigGreenColorantTag,
      ICC_Profile.icSigBlueColorantTag
    };
    for (int i = 0; i < 3; i++) {
      var bytes = new Bytes().text("XYZ ").zeros(4);
      for (double value : P3[i]) {
        bytes.big(4, Math.round(value * 65536));
      }
      made.setData(tags[i], bytes.done());
    }
    return made.getData();
  }

  /** sRGB by another name. */
  static byte[] named(String name) {
    ICC_Profile profile =
        ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    byte[] text =
        new Bytes()
            .text("desc")
            .zeros(4)
            .big(4, name.length() + 1L)
            .text(name)
            .zeros(1 + 4 + 4 + 2 + 1 + 67)
            .done();
    profile.setData(ICC_Profile.icSigProfileDescriptionTag, text);
    return profile.getData();
  }

  /** Four inks on paper, of which the first is a dark red and the others are black. */
  static byte[] oddInks() {
    byte[] table = table();
    byte[] white =
        new Bytes().text("XYZ ").zeros(4).big(4, 0xF6D6).big(4, 0x10000).big(4, 0xD32D).done();
    byte[] text = new Bytes().text("desc").zeros(4).big(4, 4).text("odd\0").zeros(78).done();
    var tags = new Bytes().big(4, 3);
    int offset = 128 + 4 + 3 * 12;
    byte[][] all = {text, white, table};
    String[] names = {"desc", "wtpt", "A2B0"};
    var data = new Bytes();
    for (int i = 0; i < 3; i++) {
      int padded = (all[i].length + 3) / 4 * 4;
      tags.text(names[i]).big(4, offset).big(4, all[i].length);
      data.raw(all[i]).zeros(padded - all[i].length);
      offset += padded;
    }
    return new Bytes().raw(head(offset)).raw(tags.done()).raw(data.done()).done();
  }

  private static byte[] head(int size) {
    return new Bytes()
        .big(4, size)
        .zeros(4)
        .big(4, 0x02400000)
        .text("prtrCMYKLab ")
        .zeros(12)
        .text("acsp")
        .zeros(28)
        .big(4, 0xF6D6)
        .big(4, 0x10000)
        .big(4, 0xD32D)
        .zeros(48)
        .done();
  }

  /** Lab of each ink fully there or not, sixteen of them, between straight curves. */
  private static byte[] table() {
    var bytes = new Bytes().text("mft1").zeros(4).big(1, 4).big(1, 3).big(1, 2).zeros(1);
    for (int i = 0; i < 9; i++) {
      bytes.big(4, i % 4 == 0 ? 0x10000 : 0);
    }
    bytes.raw(straight(4));
    for (int inks = 0; inks < 16; inks++) {
      boolean red = inks == 8;
      bytes.big(1, inks == 0 ? 255 : red ? 102 : 0).big(1, red ? 168 : 128).big(1, red ? 156 : 128);
    }
    return bytes.raw(straight(3)).done();
  }

  private static byte[] straight(int curves) {
    var bytes = new Bytes();
    for (int i = 0; i < 256 * curves; i++) {
      bytes.big(1, i & 0xFF);
    }
    return bytes.done();
  }
}
