package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.testkit.Deadline;
import dev.fovea.testkit.Reply;
import dev.fovea.testkit.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process: what it prints when it is ready, and how it ends. */
final class ServeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern KEY = Pattern.compile("sk-fovea-[A-Za-z0-9_-]{43}");
  private static final Pattern CURL =
      Pattern.compile("curl (\\S+) -H \"Authorization: (.*?)\" -H .* -d '(.*)'");

  @TempDir Path folder;
  private Program program;
  private Path out;
  private Path err;

  @BeforeEach
  void program() throws IOException {
    program = new Program(folder);
    out = Files.createFile(folder.resolve("out.txt"));
    err = Files.createFile(folder.resolve("err.txt"));
  }

  @Test
  void printsItsFirstKeyOnceAndACurlThatWorks() throws Exception {
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      String said = ready(server);
      assertThat(said).contains("Fovea ", "fovea/inspect", "RUNCRATE_API_KEY");
      assertThat(KEY.matcher(said).find()).isTrue();

      assertThat(pasted(said).statusCode()).isEqualTo(200);
    } finally {
      Program.end(server);
    }
    assertThat(Program.text(err)).doesNotContain("sk-fovea-");

    Process second = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      assertThat(ready(second)).doesNotContain("sk-fovea-").contains("Bearer $FOVEA_KEY");
    } finally {
      Program.end(second);
    }
  }

  @Test
  void namesTheModelsOfAnEngineThatRuns() throws Exception {
    try (ScriptedUpstream engine = ScriptedUpstream.start()) {
      engine.answers(asked ->
          asked.target().equals("/version")
              ? Reply.json(200, "{\"version\": \"0.19.0\"}")
              : Reply.json(200, "{\"data\": [{\"id\": \"eye\", \"owned_by\": \"vllm\"}]}"));
      Map<String, String> looking =
          Map.of(
              "FOVEA_ENGINES_DISCOVER", "true",
              "FOVEA_ENGINES_PORTS", Integer.toString(engine.port()),
              "FOVEA_ENGINES_READ_TIMEOUT", "10s");
      Process server = program.start(out, err, looking, "serve", "--port", "0");
      try {
        assertThat(ready(server)).contains("2 of ", " models ready: vllm/eye, fovea/inspect");
      } finally {
        Program.end(server);
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itsWorkersStartFromWhatTheBuildHasSeen() throws Exception {
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      ready(server);
      Deadline.until(PATIENCE, () -> server.children().anyMatch(ServeTest::hasItsCache));
    } finally {
      Program.end(server);
    }
    assertThat(Program.text(err)).doesNotContain("[aot]");
  }

  private static boolean hasItsCache(ProcessHandle worker) {
    return Stream.of(worker.info().arguments().orElse(new String[0]))
        .anyMatch(flag -> flag.matches("-XX:AOTCache=.*/pictures\\.aot"));
  }

  @Test
  void takesTheOperatorsOwnKeyAndKeepsItToItself() throws Exception {
    Map<String, String> own = Map.of("FOVEA_BOOTSTRAP_KEY", "an-own-secret", "FOVEA_PORT", "0");
    Process server = program.start(out, err, own, "serve");
    try {
      String said = ready(server);
      assertThat(said).doesNotContain("an-own-secret").contains("$FOVEA_BOOTSTRAP_KEY");

      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address(server).resolve("/v1/models"))
                      .header("authorization", "Bearer an-own-secret")
                      .build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    } finally {
      Program.end(server);
    }
  }

  @Test
  void refusesAKeyThatAnotherProcessRevokedWithinASecond() throws Exception {
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      String said = ready(server);
      assertThat(pasted(said).statusCode()).isEqualTo(200);
      String listed = program.run("key", "list", "--json").out();
      String id = listed.replaceFirst("(?s).*\"id\":\"(key_[^\"]+)\".*", "$1");

      program.run("key", "revoke", id);

      Instant revoked = Instant.now();
      while (pasted(said).statusCode() == 200) {
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(2));
      }
      assertThat(pasted(said).statusCode()).isEqualTo(401);
    } finally {
      Program.end(server);
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    Process server = program.start(out, err, Map.of(), "serve", "--port", "0");
    try {
      String port = Integer.toString(address(server).getPort());
      Program.Ended other = program.run("serve", "--port", port);

      assertThat(other.code()).isEqualTo(1);
      assertThat(other.err()).contains(port, "--port").doesNotContain("\tat ");
    } finally {
      Program.end(server);
    }
  }

  private String ready(Process server) {
    address(server);
    Deadline.until(PATIENCE, () -> Program.text(out).matches("(?s).*-d '.*\n"));
    return Program.text(out);
  }

  private URI address(Process server) {
    return Program.address(server, out, err);
  }

  /** Does what a shell and curl would do with the last line. */
  private static HttpResponse<String> pasted(String said) throws Exception {
    Matcher curl = CURL.matcher(said);
    assertThat(curl.find()).as(said).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(curl.group(1)))
              .header("authorization", curl.group(2))
              .header("content-type", "application/json")
              .POST(BodyPublishers.ofString(curl.group(3)))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
