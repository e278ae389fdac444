package dev.fovea.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Setting<Integer> PORT = Setting.integer("port", 8080, 0, 65535, "Port.");
  private static final Setting<String> FORMAT = Setting.text("log.format", "line", "Format.");
  private static final Setting<Optional<String>> KEY = Setting.secret("bootstrap.key", "Key.");
  private static final Setting<Long> BODY =
      Setting.bytes("body.max_bytes", "64MiB", "1KiB", "1GiB", "Largest body.");
  private static final List<Setting<?>> KNOWN = List.of(PORT, FORMAT, KEY, BODY);

  @Test
  void theDefaultsAreThereWhenNobodySaysAnything() {
    Settings settings = Settings.load(KNOWN, Map.of(), Map.of(), Optional.empty());
    assertThat(settings.get(PORT)).isEqualTo(8080);
    assertThat(settings.get(KEY)).isEmpty();
    assertThat(settings.isSet(PORT)).isFalse();
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentOverTheFile() {
    String yaml = "port: 1\nlog: {format: file}\nbody: {max_bytes: 1MiB}";
    Map<String, String> environment = Map.of("FOVEA_PORT", "2", "FOVEA_LOG_FORMAT", "variable");
    Settings settings = load(yaml, Map.of("port", "3"), environment);
    assertThat(settings.get(PORT)).isEqualTo(3);
    assertThat(settings.get(FORMAT)).isEqualTo("variable");
    assertThat(settings.get(BODY)).isEqualTo(1 << 20);
    assertThat(settings.isSet(PORT)).isTrue();
  }

  @Test
  void anUnknownKeyNamesItsLineAndTheNearestKnownOne() {
    assertThatThrownBy(() -> load("port: 1\nlog:\n  fromat: json\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("fovea.yaml:3: unknown key 'log.fromat'. Did you mean 'log.format'?");
    assertThatThrownBy(() -> load("provider: {}"))
        .hasMessage("fovea.yaml:1: unknown key 'provider'. Did you mean 'providers'?");
    assertThatThrownBy(() -> load("logs: {format: json}"))
        .hasMessage("fovea.yaml:1: unknown key 'logs'. Did you mean 'log'?");
  }

  @Test
  void anUnknownVariableOfOursStopsTheStart() {
    assertThatThrownBy(() -> load("", Map.of(), Map.of("FOVEA_PROT", "1", "PROT", "1")))
        .hasMessage("environment: unknown variable 'FOVEA_PROT'. Did you mean 'FOVEA_PORT'?");
  }

  @Test
  void anUnknownOptionStopsTheStart() {
    assertThatThrownBy(() -> load("", Map.of("prot", "1"), Map.of()))
        .hasMessage("command line: unknown setting 'prot'. Did you mean 'port'?");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () -> load("port: eighty\nbody: {max_bytes: 1}", Map.of(), Map.of("FOVEA_X", "1")))
        .hasMessage(
            """
            fovea.yaml:1: 'eighty' is not right for port; expected a whole number from 0 to 65535.
            fovea.yaml:2: '1' is not right for body.max_bytes; expected a size from 1KiB to 1GiB, such \
            as 64MiB, 64MB or 67108864.
            environment: unknown variable 'FOVEA_X'. Did you mean 'FOVEA_PORT'?\
            """);
  }

  @Test
  void aVariableSetToNothingCountsAsNotSet() {
    assertThat(load("", Map.of(), Map.of("FOVEA_PORT", " ")).get(PORT)).isEqualTo(8080);
  }

  @Test
  void whatKubernetesSetsForAServiceOfOurNameIsNotOurs() {
    Map<String, String> links =
        Map.of(
            "FOVEA_SERVICE_HOST", "10.0.0.1",
            "FOVEA_SERVICE_PORT_HTTP", "80",
            "FOVEA_PORT", "tcp://10.0.0.1:80",
            "FOVEA_PORT_80_TCP_ADDR", "10.0.0.1");
    assertThat(load("", Map.of(), links).get(PORT)).isEqualTo(8080);
  }

  @Test
  void variablesAreReplacedInTheFile() {
    String yaml = "log: {format: \"${FORM}/${OTHER:-x}\"}";
    assertThat(load(yaml, Map.of(), Map.of("FORM", "json")).get(FORMAT)).isEqualTo("json/x");
    assertThatThrownBy(() -> load(yaml))
        .hasMessage(
            "fovea.yaml:1: the variable FORM is not set; set it, or write ${FORM:-default}.");
  }

  @Test
  void aSettingGivenTwiceIsWrong() {
    assertThatThrownBy(() -> load("log.format: a\nlog:\n  format: b"))
        .hasMessage("fovea.yaml:3: log.format is there twice.");
  }

  @Test
  void aSectionWithNothingButCommentsIsFine() {
    Settings settings = load("log:\n  # format: json\nproviders:\nport:\n");
    assertThat(settings.get(FORMAT)).isEqualTo("line");
    assertThat(settings.section("providers")).isEmpty();
  }

  @Test
  void theTwoSectionsAreKeptForTheirRoom() {
    Settings settings = load("providers: {mine: {dialect: openai}}");
    assertThat(settings.section("providers").orElseThrow().entries()).containsOnlyKeys("mine");
    assertThat(settings.section("models")).isEmpty();
    assertThatThrownBy(() -> load("models: [a]"))
        .hasMessage("fovea.yaml:1: expected a mapping, found a list.");
  }

  @Test
  void aCopyMayDiffer() {
    assertThat(Settings.defaults().with(PORT, 0).get(PORT)).isZero();
  }

  @Test
  void theFileIsReadFromTheDisk(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "port: 99999\n");
    assertThatThrownBy(() -> Settings.load(KNOWN, Map.of(), Map.of(), Optional.of(file)))
        .hasMessageStartingWith("my.yaml:1: '99999' is not right for port");
    Path absent = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> Settings.load(KNOWN, Map.of(), Map.of(), Optional.of(absent)))
        .hasMessage("There is no settings file at " + absent + ".");
  }

  private static Settings load(String yaml) {
    return load(yaml, Map.of(), Map.of());
  }

  private static Settings load(
      String yaml, Map<String, String> commandLine, Map<String, String> environment) {
    Node.Mapping file = YamlFile.parse("fovea.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    return Settings.load(KNOWN, commandLine, environment, file);
  }
}
