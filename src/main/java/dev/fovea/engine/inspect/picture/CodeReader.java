package dev.fovea.engine.inspect.picture;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import dev.fovea.engine.inspect.picture.Finding.Code;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds bar and QR codes. */
final class CodeReader {
  /** The search looks at every part of the picture many times over. */
  private static final int SIDE_MAX = 1600;

  private static final int CODES_MAX = 50;

  /** Without ITF, Codabar and the like: they have no checksum, and print passes for them. */
  private static final Map<BarcodeFormat, String> KINDS =
      Map.ofEntries(
          Map.entry(BarcodeFormat.QR_CODE, "QR code"),
          Map.entry(BarcodeFormat.DATA_MATRIX, "Data Matrix code"),
          Map.entry(BarcodeFormat.AZTEC, "Aztec code"),
          Map.entry(BarcodeFormat.PDF_417, "PDF417 code"),
          Map.entry(BarcodeFormat.EAN_13, "EAN-13 bar code"),
          Map.entry(BarcodeFormat.EAN_8, "EAN-8 bar code"),
          Map.entry(BarcodeFormat.UPC_A, "UPC-A bar code"),
          Map.entry(BarcodeFormat.CODE_128, "Code 128 bar code"),
          Map.entry(BarcodeFormat.CODE_39, "Code 39 bar code"),
          Map.entry(BarcodeFormat.CODE_93, "Code 93 bar code"));

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.copyOf(KINDS.keySet()));

  private CodeReader() {}

  /** The codes that were found, none twice. */
  static List<Code> read(Upright picture) {
    var bitmap = new BinaryBitmap(new HybridBinarizer(source(picture)));
    try {
      Result[] found =
          new GenericMultipleBarcodeReader(new MultiFormatReader()).decodeMultiple(bitmap, HINTS);
      return Stream.of(found).map(CodeReader::code).distinct().limit(CODES_MAX).toList();
    } catch (NotFoundException _) {
      return List.of();
    }
  }

  private static Code code(Result result) {
    BarcodeFormat format = result.getBarcodeFormat();
    return new Code(KINDS.getOrDefault(format, format.name()), result.getText());
  }

  private static LuminanceSource source(Upright picture) {
    BufferedImage pixels = picture.pixels();
    double scale = (double) SIDE_MAX / Math.max(pixels.getWidth(), pixels.getHeight());
    if (scale >= 1) {
      return new RGBLuminanceSource(pixels.getWidth(), pixels.getHeight(), picture.rgb());
    }
    int width = Math.max(1, (int) (pixels.getWidth() * scale));
    int height = Math.max(1, (int) (pixels.getHeight() * scale));
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = small.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(pixels, 0, 0, width, height, null);
    canvas.dispose();
    return new RGBLuminanceSource(width, height, new Upright(small, false).rgb());
  }
}
