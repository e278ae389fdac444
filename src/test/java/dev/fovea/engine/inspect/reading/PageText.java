package dev.fovea.engine.inspect.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Text as it stands on real pages: prose, notices, figures, addresses, codes, receipts, forms. */
final class PageText {
  private static final List<String> PROSE =
      List.of(
          "The committee met on Tuesday to review the annual budget of the library.",
          "Please keep this letter in a safe place; you may need it again later.",
          "All passengers must show a valid ticket before boarding the ferry.",
          "Our opening hours are Monday to Friday, 9:00 to 17:30.",
          "\"I never expected to win,\" she said, holding up the small silver cup.",
          "Mix the flour, sugar and butter until the dough is smooth.",
          "It's a long way from the village to the nearest railway station.",
          "Water boils at 100 degrees Celsius, or 212 degrees Fahrenheit.",
          "Do not open the cover while the machine is running!",
          "Shipping within the EU takes 3-5 working days (excluding Sundays).",
          "The quick brown fox jumps over the lazy dog.",
          "How vexingly quick daft zebras jump; six big devils will try.",
          "A new bridge across the river will open in spring 2027.",
          "Terms and conditions apply. Ask a member of staff for details.",
          "In 1969 two astronauts walked on the Moon for the first time.",
          "The garden lay quiet under the first snow of the year.",
          "Warning: the surface may be hot, even after it was switched off.",
          "Would you like to receive our newsletter? Tick the box below.",
          "Prices include VAT at 20% and are valid until the end of June.",
          "He painted the old wooden door a deep shade of green.",
          "For best results, store between 2 and 8 degrees and shake well.",
          "Nothing in this document shall limit your statutory rights.",
          "The rain in Spain stays mainly in the plain, or so they say.",
          "Turn left at the traffic lights and follow signs to the harbour.",
          "Results improved by 14.5% compared with the previous quarter.",
          "Users can export reports as PDF, CSV or plain text files.",
          "We regret that dogs are not allowed inside the museum.",
          "Version 4.2 fixes a problem with large attachments.");

  private static final List<String> ACCENTED =
      List.of(
          "Die Straßenbahn fährt am Sonntag nur bis zur Brücke.",
          "Für die Rückgabe benötigen Sie den Beleg und die Tüte.",
          "Le café est fermé, mais la boulangerie reste ouverte.",
          "Il a été très surpris de voir la mer déjà si près.",
          "Grüße aus München, wir hören uns nächste Woche!",
          "El avión salió a las 8:45 desde Málaga con retraso.",
          "Das Gerät prüft täglich, ob neue Fälle möglich sind.",
          "La qualità del caffè è ottima, però costa di più.");

  private static final List<String> WORDS =
      List.of(
          "apple",
          "Bridge",
          "carbon",
          "Delta",
          "engine",
          "filter",
          "garden",
          "Harbor",
          "island",
          "jacket",
          "Kitchen",
          "ladder",
          "Market",
          "needle",
          "orange",
          "Pepper",
          "quartz",
          "ribbon",
          "Silver",
          "tunnel",
          "umbrella",
          "Valley",
          "window",
          "yellow",
          "zipper",
          "of",
          "and",
          "in",
          "a",
          "to",
          "Milk",
          "illicit",
          "mill",
          "WARRANTY",
          "TOTAL",
          "AVAILABLE",
          "PUMP");

  private static final List<String> GOODS =
      List.of(
          "Whole Milk 1L",
          "Brown Bread",
          "Eggs (12)",
          "Cheddar 250g",
          "Bananas",
          "Olive Oil",
          "Green Tea x20",
          "Tomatoes",
          "Chicken Breast",
          "Coffee Beans",
          "Dish Soap",
          "Pasta 500g",
          "Dark Chocolate",
          "Orange Juice",
          "Yoghurt",
          "AA Batteries",
          "Paper Towels",
          "Rice 2kg");

  private static final List<String> CHINESE =
      List.of(
          "今天天气很好，我们一起去公园散步。",
          "请在收到货物后七天内联系客服。",
          "北京是中华人民共和国的首都。",
          "本产品不含任何防腐剂，请放心食用。",
          "会议定于下周三上午九点在三楼举行。",
          "学习语言最重要的是坚持练习。",
          "地铁二号线将于明年春天正式通车。",
          "为了您的安全，请勿靠近机器。",
          "图书馆每天早上八点开门。",
          "他从小就喜欢画画和弹钢琴。",
          "春天来了，花园里开满了红色的花。",
          "该公司去年的收入增长了两成。",
          "保质期十二个月，生产日期见包装。",
          "如有疑问，请拨打服务热线。",
          "老师让同学们写一篇关于旅行的文章。",
          "这座古老的城市有两千多年的历史。",
          "欢迎光临本店，祝您购物愉快。",
          "医生建议他每天多喝水，早点休息。");

  private static final List<String> MIXED =
      List.of(
          "请访问 www.example.com 了解更多信息",
          "订单号 A20391 已发货",
          "使用 Python 编写的程序运行更快",
          "会议室 B305 电话 010-62581234",
          "WiFi 密码 hello2024",
          "价格 128.50 元 含税",
          "请下载 Android 或 iOS 客户端",
          "产品型号 XR-500 质保两年",
          "联系邮箱 service@mail.cn");

  private final RandomGenerator random;

  PageText(RandomGenerator random) {
    this.random = random;
  }

  String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  String prose() {
    return one(PROSE);
  }

  String accented() {
    return random.nextInt(3) == 0 ? prose() : one(ACCENTED);
  }

  String chinese() {
    return one(CHINESE);
  }

  String mixed() {
    return switch (random.nextInt(4)) {
      case 0 -> chinese();
      case 1 -> latin();
      default -> one(MIXED);
    };
  }

  /** A line of a letter or a notice: mostly prose, some loose words, some figures and codes. */
  String latin() {
    return switch (random.nextInt(8)) {
      case 0 -> words(4 + random.nextInt(5));
      case 1 -> figures();
      case 2 -> address();
      default -> prose();
    };
  }

  private String words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(one(WORDS));
    }
    return String.join(" ", words);
  }

  private String figures() {
    return switch (random.nextInt(5)) {
      case 0 -> "Invoice No. " + number(100000, 999999) + " dated " + date();
      case 1 -> "Order " + code() + " of " + date() + ", total $" + price();
      case 2 -> "Tel. +44 20 " + number(1000, 9999) + " " + number(1000, 9999) + " (ext. 12)";
      case 3 -> "Ref: " + code() + " / Batch #" + number(10, 99) + " - Qty: " + number(2, 40);
      default -> "Balance: EUR " + price() + " due by " + date();
    };
  }

  private String address() {
    return switch (random.nextInt(3)) {
      case 0 -> "See https://www." + lower() + ".org/" + lower() + "?id=" + number(10, 999);
      case 1 -> "Write to " + lower() + "." + lower() + "@" + lower() + ".com";
      default -> number(1, 200) + " " + one(List.of("Mill", "High", "Park")) + " Street, London";
    };
  }

  private String lower() {
    return one(WORDS).toLowerCase(Locale.ROOT);
  }

  String good() {
    return one(GOODS);
  }

  String price() {
    return number(0, 199) + "." + String.format(Locale.ROOT, "%02d", random.nextInt(100));
  }

  String date() {
    return String.format(
        Locale.ROOT, "%02d/%02d/%d", number(1, 28), number(1, 12), number(2019, 2026));
  }

  String code() {
    return String.format(
        Locale.ROOT,
        "%c%c-%d",
        (char) ('A' + random.nextInt(26)),
        (char) ('A' + random.nextInt(26)),
        number(1000, 99999));
  }

  int number(int from, int to) {
    return random.nextInt(from, to + 1);
  }
}
