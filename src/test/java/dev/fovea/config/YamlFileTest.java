package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @Test
  void everyNodeKnowsItsLine() {
    Node.Mapping top = parse("# a comment\na:\n  - x\n  - y: 1.50\n");
    Node.Listing list = top.at("a").orElseThrow().listing();
    assertThat(list.where()).hasToString("f.yaml:2");
    assertThat(list.items().get(0).where().line()).isEqualTo(3);
    assertThat(list.items().get(1).mapping().at("y").orElseThrow())
        .isEqualTo(new Node.Scalar("1.50", Node.Kind.NUMBER, new Where("f.yaml", 4)));
  }

  @Test
  void anEmptyFileSaysNothing() {
    assertThat(parse("").entries()).isEmpty();
    assertThat(parse("# nothing\n---\n").entries()).isEmpty();
  }

  @Test
  void aKeyThatIsThereTwiceIsWrong() {
    assertThatThrownBy(() -> parse("a: 1\nb: 2\na: 3"))
        .hasMessage("f.yaml:3: the key 'a' is there twice.");
  }

  @Test
  void brokenYamlNamesTheLine() {
    assertThatThrownBy(() -> parse("a: 1\nb: [1, 2\nc: }\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("f.yaml:3: not valid YAML");
  }

  @Test
  void whatWouldSurpriseIsRefused() {
    assertThatThrownBy(() -> parse("a: &x 1\nb: *x"))
        .hasMessage("f.yaml:2: YAML aliases are not supported; write the value out.");
    assertThatThrownBy(() -> parse("a: 1\n---\nb: 2"))
        .hasMessageEndingWith("a settings file holds one document only.");
    assertThatThrownBy(() -> parse("- a"))
        .hasMessage("f.yaml:1: expected a mapping, found a list.");
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> parse("a: " + "[".repeat(100) + "]".repeat(100)))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aFileThatIsFarTooLargeIsNotReadWhole(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("big.yaml"), new byte[YamlFile.BYTES_MAX + 1]);
    assertThatThrownBy(() -> YamlFile.read(file))
        .hasMessage("big.yaml is larger than 1 MiB; is it the right file?");
  }

  private static Node.Mapping parse(String yaml) {
    return YamlFile.parse("f.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
