package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own: what it prints where, and how it ends. */
final class CommandsTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void program() {
    program = new Program(folder);
  }

  @Test
  void makesListsAndRevokesKeys() throws Exception {
    Ended made = program.run("key", "create", "--name", "laptop");
    assertThat(made.code()).isZero();
    assertThat(made.out()).matches("sk-fovea-[A-Za-z0-9_-]{43}\\R");
    assertThat(made.err()).contains("laptop").doesNotContain(made.out().strip());

    Ended listed = program.run("key", "list", "--json");
    assertThat(listed.out()).contains("\"name\":\"laptop\"").doesNotContain(made.out().strip());
    String id = listed.out().replaceFirst("(?s).*\"id\":\"(key_[^\"]+)\".*", "$1");

    assertThat(program.run("key", "revoke", id).code()).isZero();
    assertThat(program.run("key", "list").out()).contains(id, "revoked");
    Ended again = program.run("key", "revoke", id);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(id, "./run key list");
  }

  @Test
  void limitsAKeyAndSwitchesIt() throws Exception {
    Ended made =
        program.run(
            "key",
            "create",
            "--name",
            "phone",
            "--models",
            "openai/*,fovea/inspect",
            "--rpm",
            "60",
            "--tpm",
            "100000",
            "--images-per-minute",
            "20",
            "--concurrent",
            "4",
            "--expires",
            "2100-01-01",
            "--monthly-budget",
            "25.50",
            "--json");
    assertThat(made.code()).isZero();
    assertThat(made.out())
        .contains(
            "\"account\":\"default\"",
            "\"key\":\"sk-fovea-",
            "\"models\":[\"openai/*\",\"fovea/inspect\"]",
            "\"expires\":\"2100-01-01T00:00:00Z\",\"requests_per_minute\":60,"
                + "\"tokens_per_minute\":100000,\"images_per_minute\":20,"
                + "\"concurrent_requests\":4,\"monthly_budget_usd\":\"25.5\"");
    String id = made.out().replaceFirst("(?s).*\"id\":\"(key_[^\"]+)\".*", "$1");

    assertThat(program.run("key", "limits", id, "--rpm", "none", "--concurrent", "2").out())
        .contains("\"requests_per_minute\":null", "\"concurrent_requests\":2", "\"25.5\"");
    assertThat(program.run("key", "disable", id).out()).contains("Disabled " + id);
    assertThat(program.run("key", "list").out()).contains(id, "disabled");
    assertThat(program.run("key", "enable", id, "--json").out()).contains("\"state\":\"works\"");
    assertThat(program.run("key", "rotate", id).out())
        .matches("sk-fovea-[A-Za-z0-9_-]{43}\\R")
        .doesNotContain(made.out());
  }

  @Test
  void refusesALimitThatCannotBe() throws Exception {
    assertThat(program.run("key", "create", "--rpm", "0").err()).contains("from 1 to");
    assertThat(program.run("key", "create", "--rpm", "many").err()).contains("--rpm", "'many'");
    assertThat(program.run("key", "create", "--expires", "soon").err()).contains("2027-01-31");
    assertThat(program.run("key", "create", "--account", "nobody").err()).contains("'nobody'");
  }

  @Test
  void givesAKeyWishesForItsMedia() throws Exception {
    String[] wishes = {
      "key",
      "create",
      "--name",
      "phone",
      "--media-downscale",
      "economy",
      "--media-long-side",
      "1024",
      "--media-fetch",
      "inline",
      "--media-report"
    };
    assertThat(program.run(wishes).code()).isZero();
    assertThat(program.run("key", "list", "--json").out())
        .contains(
            "\"media_policy\":{\"downscale\":\"economy\",\"long_side\":1024,"
                + "\"fetch\":\"inline\",\"report\":true}");
  }

  @Test
  void refusesAWishThatNobodyCanFulfil() throws Exception {
    Ended how = program.run("key", "create", "--media-downscale", "tiny");
    assertThat(how.code()).isEqualTo(1);
    assertThat(how.err())
        .isEqualToIgnoringNewLines("--media-downscale takes one of provider, economy, original.");
    assertThat(program.run("key", "create", "--media-long-side", "63").err())
        .isEqualToIgnoringNewLines("--media-long-side takes 64 to 65535 pixels.");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void answersMisunderstandingsInTwoLinesWithCode2() throws Exception {
    Ended ended = program.run("serve", "--prot", "1");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("--prot", "Did you mean '--port'?", "./run serve --help")
        .hasLineCount(2);
  }

  @Test
  void explainsEveryCommand() throws Exception {
    assertThat(program.run("--help").out())
        .contains("serve", "ask", "models", "doctor", "key", "docs");
    for (String command : new String[] {"serve", "ask", "models", "doctor", "key", "docs"}) {
      Ended help = program.run(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).contains("Usage: ./run " + command);
    }
    assertThat(program.run("ask", "--version").out()).startsWith("Fovea ");
  }

  @Test
  void namesTheNearestSettingAndShowsNoStackTrace() throws Exception {
    Files.writeString(folder.resolve("fovea.yaml"), "prot: 9000\n");

    Ended ended = program.run("serve");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("fovea.yaml", "prot", "port").doesNotContain("\tat ");
  }

  @Test
  void saysWhatIsWrongWithAPictureThatCannotBeAsked() throws Exception {
    Ended absent = program.run("ask", "nothing.png", "What is it?");
    assertThat(absent.code()).isEqualTo(1);
    assertThat(absent.err()).isEqualToIgnoringNewLines("There is no file 'nothing.png'.");

    Files.createFile(folder.resolve("empty.png"));
    assertThat(program.run("ask", "empty.png", "What is it?").err()).contains("empty");
    assertThat(program.run("ask", ".", "What is it?").err()).contains("folder");
    assertThat(program.run("ask", "What is it?").err()).contains("./run ask FILE");
  }

  @Test
  void asksTheBuiltInEngineAboutAFileAndTheStandardInput() throws Exception {
    Files.write(folder.resolve("hello.png"), Sample.picture());

    Ended named = program.run("ask", "hello.png", "Which format?");
    assertThat(named.err()).isEmpty();
    assertThat(named.code()).isZero();
    assertThat(named.out())
        .contains("PNG")
        .containsPattern(
            "fovea/inspect · \\d+ tokens in, \\d+ out · 0 credits · \\d+\\.\\d\\d s\\R$");

    Ended piped = program.run(Sample.picture(), "ask", "-", "Which format?", "--json");
    assertThat(piped.code()).isZero();
    assertThat(piped.out()).startsWith("{").contains("\"object\":\"chat.completion\"");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void repeatsWhatTheServerRefuses() throws Exception {
    Files.writeString(folder.resolve("note.txt"), "not a picture at all");
    Ended text = program.run("ask", "note.txt", "What is it?");
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).contains("messages[0].content[1]").doesNotContain("\tat ");

    Files.write(folder.resolve("hello.png"), Sample.picture());
    Ended model = program.run("ask", "hello.png", "What is it?", "--model", "no/such-model");
    assertThat(model.code()).isEqualTo(1);
    assertThat(model.err()).contains("no/such-model");
  }

  @Test
  void examinesTheMachineWithoutLeavingTraces() throws Exception {
    Ended ended = program.run("doctor", "--json");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("\"name\":\"JDK\"", "fovea/inspect", "export RUNCRATE_API_KEY=")
        .startsWith("[");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void writesTheReferencePages() throws Exception {
    assertThat(program.run("docs", "pages").code()).isZero();
    assertThat(folder.resolve("pages/settings.md")).content().contains("`FOVEA_BOOTSTRAP_KEY`");
    assertThat(folder.resolve("pages")).isDirectoryContaining(page -> page.endsWith("errors.md"));
  }
}
