package dev.fovea.provider.limits;

import dev.fovea.config.Node.Mapping;
import dev.fovea.config.Values;
import dev.fovea.vision.MediaLimits;
import dev.fovea.vision.Modality;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one provider takes of media, by the model. Immutable.
 *
 * <p>The limits that are known of the model's vendor, under what the provider's file says, under
 * what the operator says of the provider, under what is said of the model itself.
 */
public final class HostLimits {
  private final LimitsReader reader;
  private final MediaLimits generic;
  private final List<Layer> layers;

  /**
   * @param ours {@code media} of our own file
   * @param theirs {@code media} of the operator's section
   * @throws dev.fovea.config.ConfigException that names the word which is wrong
   */
  public HostLimits(
      LimitSets sets, Optional<Mapping> ours, Optional<Mapping> theirs, Values values) {
    this.reader = sets.reader(values);
    this.generic = sets.generic();
    this.layers =
        Stream.concat(
                Stream.of(sets.byModel()),
                Stream.of(ours, theirs)
                    .flatMap(Optional::stream)
                    .map(media -> new Layer(media, reader, generic)))
            .toList();
  }

  /**
   * What it takes for a model. Documents are taken as they are when the model takes files.
   *
   * @param model as the provider calls it
   * @param input what the model takes
   * @param closer {@code media} of the model, then of the target
   * @throws dev.fovea.config.ConfigException when {@code closer} is wrong, never otherwise
   */
  public MediaLimits of(String model, Set<Modality> input, List<Mapping> closer) {
    MediaLimits limits = generic;
    for (Layer layer : layers) {
      limits = layer.over(limits, model);
    }
    for (Mapping media : closer) {
      limits = reader.over(limits, media);
    }
    return takingFiles(limits, input.contains(Modality.FILE));
  }

  private static MediaLimits takingFiles(MediaLimits limits, boolean pdf) {
    MediaLimits.Files files = limits.files();
    return new MediaLimits(
        limits.images(),
        limits.videos(),
        new MediaLimits.Files(pdf, files.bytesMax(), files.pagesMax()),
        limits.requestBytesMax(),
        limits.fetches());
  }
}
