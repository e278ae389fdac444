package dev.fovea.engine.inspect.reading;

import java.util.Locale;

/** What is done to a drawn page, or what stands on it. */
enum PageKind {
  LATIN,
  ACCENTED,
  UPSIDE_DOWN,
  TILTED,
  LEANING,
  PERSPECTIVE,
  SMALL_PRINT,
  BLURRED,
  NOISY,
  FAINT,
  DARK,
  JPEG_12,
  TWO_COLUMNS,
  RECEIPT,
  FORM,
  CHINESE,
  MIXED;

  boolean needsChinese() {
    return this == CHINESE || this == MIXED;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
