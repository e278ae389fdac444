import dev.fovea.json.Slice;
import dev.fovea.media.format.MediaFacts;
import dev.fovea.media.picture.Made;
import dev.fovea.media.picture.PictureFile;
import dev.fovea.media.picture.Pictures;
import dev.fovea.media.picture.Recipe;
import dev.fovea.vision.Format;
import dev.fovea.vision.Size;
import dev.fovea.worker.Cancel;
import dev.fovea.worker.WorkerSettings;
import dev.fovea.worker.confine.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes one picture over and over, as the server does, by one worker with the default settings:
 * java Fovea.java FILE FORMAT WIDTHxHEIGHT WARM_SECONDS SECONDS. Prints pictures per second, the
 * worker's most memory in KiB, and what was made.
 */
public final class Fovea {
  private static final Pattern MOST = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private final Pictures pictures;
  private final PictureFile file;
  private final MediaFacts facts;
  private final Recipe recipe;

  private Fovea(Pictures pictures, String[] arguments) throws Exception {
    this.pictures = pictures;
    this.file = PictureFile.of(Slice.of(Files.readAllBytes(Path.of(arguments[0]))));
    Format format = Format.of(arguments[1]).orElseThrow();
    String[] sides = arguments[2].split("x");
    var size = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    this.facts =
        new MediaFacts(
            format,
            Optional.of(new Size(6000, 4000)),
            1,
            1,
            false,
            8,
            MediaFacts.Color.RGB,
            false,
            Optional.empty());
    this.recipe =
        new Recipe(Optional.of(size), 1568, Recipe.WRITTEN, 16 << 20, true, 100_000_000, 1);
  }

  public static void main(String[] arguments) throws Exception {
    Duration minute = Duration.ofMinutes(1);
    var settings =
        new WorkerSettings(
            "media.worker",
            512L << 20,
            1536L << 20,
            64L << 20,
            minute,
            minute,
            1,
            minute,
            1,
            Mode.AUTO);
    try (var pictures = new Pictures(settings)) {
      var bench = new Fovea(pictures, arguments);
      bench.rate(Double.parseDouble(arguments[3]));
      double rate = bench.rate(Double.parseDouble(arguments[4]));
      Made made = bench.make();
      System.out.printf("%.2f %s %s %d%n", rate, memory(), made.format(), made.bytes().length);
    }
  }

  private double rate(double seconds) {
    long start = System.nanoTime();
    int count = 0;
    double passed = 0;
    while (passed < seconds) {
      make();
      count++;
      passed = (System.nanoTime() - start) / 1e9;
    }
    return count / passed;
  }

  private Made make() {
    List<Made> made = pictures.make(file, facts, recipe, "the picture", new Cancel());
    return made.getFirst();
  }

  private static String memory() throws Exception {
    long worker =
        ProcessHandle.current().children().findFirst().map(ProcessHandle::pid).orElseThrow();
    var found = MOST.matcher(Files.readString(Path.of("/proc/" + worker + "/status")));
    return found.find() ? found.group(1) : "0";
  }
}
