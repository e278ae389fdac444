package dev.fovea.engine.inspect;

import java.util.regex.Pattern;

/**
 * What a question may be about, as far as plain rules can tell: one pattern each over English
 * phrases and some words of German, French, Spanish and Chinese.
 */
enum Topic {
  DESCRIPTION(
      "\\bdescri|\\bcaption|\\bsummar|what('?s| is| are| do you see)( shown| there| visible)?"
          + " (in|on) (this|these|the|that|my) (image|picture|photo|scene|screenshot|video)"
          + "|what (do|can) you see|what('?s| is) this\\b|tell me about (this|the|these)"
          + "|^(analy[sz]e|inspect|look at) (this|the|these)|difference between"
          + "|\\bbeschreib|was (ist|siehst|zeigt)|\\bdécri|qu'est-ce|que vois|\\bqué (hay|ves|es)"
          + "|描述|这是什么|(图|圖|照)(片|像|中|里|裡)*有?什么|看到什么"),
  TEXT(
      "\\bread\\b|\\btranscri|\\bocr\\b|\\btexts?\\b(?! (model|file))|what does (it|this|that|the .{1,40}) say"
          + "|\\bwritten\\b|\\bwords?\\b|what('?s| is) printed|\\blies\\b|\\blese|\\bvorles|\\babschreib"
          + "|\\blis\\b|\\blire\\b|\\btextes?\\b|\\bécrit|\\blee\\b|\\bleer\\b|\\btextos?\\b|\\bescrito"
          + "|文字|文本|識別|识别|读出|讀出|写了什么|寫了什麼"),
  CODES(
      "\\bqr\\b|\\bqr-?codes?\\b|\\bbar ?-?codes?\\b|data ?matrix|\\baztec|\\bpdf ?417\\b|\\bean\\b|\\bupc\\b"
          + "|\\bstrichcode|code[- ]?(à |a )?barres?|código(s)? (de barras|qr)|二维码|二維碼|条形码|条码|條碼"),
  SIZE(
      "\\bresolution|\\bmegapixel|\\bpixels?\\b"
          + "|(image|picture|photo|file|screenshot)('s)? (size|dimensions?|width|height)\\b"
          + "|\\b(size|dimensions?|width|height) of (this|the|that) (image|picture|photo|file|screenshot)"
          + "|how (big|large|wide|tall|high) is (this|the|that) (image|picture|photo|file|screenshot)"
          + "|how (big|large|wide|tall|high) is (it|this|that)\\W*$"
          + "|which (one |of (these|them|the two) |image |picture |photo )?is (the )?"
          + "(larg|bigg|small)e(r|st)\\b"
          + "|what (size|dimensions)\\b|\\b(bild)?größe|\\bauflösung|\\babmessung|\\brésolution"
          + "|taille de l'image|\\btamaño|\\bresolución|尺寸|分辨率|像素"),
  FORMAT(
      "(file|image|picture) ?-?(format|type)|(what|which) (file )?format|\\bmime\\b"
          + "|\\bdateiformat|\\bbildformat|format (de l'image|du fichier)|formato (de|del)|格式"),
  COLORS("\\bcolou?rs?\\b|\\bpalette\\b|\\bfarben?\\b|\\bcouleurs?\\b|\\bcolor(es)?\\b|颜色|顏色|色彩"),
  SHARPNESS(
      "\\bblur|\\bsharp|\\b(out of|in) focus\\b|\\b(un)?scharf|\\bflou|\\bnet(te|teté)\\b"
          + "|\\bborros|\\bnítid|模糊|清晰"),
  BRIGHTNESS(
      "\\bbright|\\btoo dark\\b|\\b(over|under)?-?expos(ed|ure)|how dark|\\bhelligkeit|zu dunkel"
          + "|\\bluminosité|\\btrop sombre|\\bbrillo\\b|\\bmuy oscur|亮度"),
  BLANK(
      "\\bblank\\b|(image|picture|page|photo|scan) (is )?empty|empty (image|picture|page|photo|scan)"
          + "|(bild|seite) leer|(image|page) (est )?vide|(imagen|página) (está )?(vacía|en blanco)|空白"),
  ORIENTATION(
      "\\borientation\\b|\\brotated\\b|portrait or landscape|landscape or portrait|sideways"
          + "|\\b(hoch|quer)format|\\bgedreht|\\borientación|\\bgirada|方向"),
  TABLE(
      "(markdown|csv|html) ?table|(as|in|into|to) (a|an?) .{0,20}table\\b|extract .{0,40}(table|chart|data)"
          + "|data ?points?|(table|chart|data) (as|to|into)|\\btabelle|\\btableau (markdown|de données)"
          + "|\\btabla\\b|表格");

  private final Pattern pattern;

  Topic(String pattern) {
    this.pattern =
        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** To be built into another pattern. */
  String pattern() {
    return pattern.pattern();
  }

  boolean isIn(String question) {
    return pattern.matcher(question).find();
  }

  /** Whether it is answered by measuring. */
  boolean isFact() {
    return switch (this) {
      case SIZE, FORMAT, COLORS, SHARPNESS, BRIGHTNESS, BLANK, ORIENTATION -> true;
      case DESCRIPTION, TEXT, CODES, TABLE -> false;
    };
  }
}
