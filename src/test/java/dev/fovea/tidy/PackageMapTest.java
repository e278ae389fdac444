package dev.fovea.tidy;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms. */
final class PackageMapTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(PackageMap.ROOT);

  @Test
  void roomsUseOnlyTheRoomsTheyMay() {
    assertThat(PackageMap.strangers(CLASSES, PackageMap.ARROWS)).isEmpty();
  }

  @Test
  void everyRoomIsOnTheMap() {
    Set<String> rooms =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(PackageMap::room)
            .collect(Collectors.toCollection(TreeSet::new));
    rooms.removeAll(PackageMap.ROOF);
    assertThat(PackageMap.ARROWS.keySet()).containsAll(rooms);
  }

  @Test
  void theMapHasNoCircles() {
    assertThat(PackageMap.circles(PackageMap.ARROWS)).isEmpty();
  }

  @Test
  void theRoomsHaveNoCircles() {
    slices().matching(PackageMap.ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aForbiddenUseIsFound() {
    Map<String, Set<String>> strict = new HashMap<>(PackageMap.ARROWS);
    strict.put("api", Set.of());
    assertThat(PackageMap.strangers(CLASSES, strict)).anyMatch(use -> use.startsWith("api → http"));
  }

  @Test
  void aCircleIsFound() {
    Map<String, Set<String>> round = new HashMap<>(PackageMap.ARROWS);
    round.put("error", Set.of("relay"));
    assertThat(PackageMap.circles(round)).contains("error", "relay");
  }
}
