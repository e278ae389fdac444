package dev.fovea.provider;

import dev.fovea.vision.Field;
import dev.fovea.vision.Modality;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a client may name.
 *
 * @param id the name, which may hold slashes
 * @param input the kinds of input that it takes
 * @param contextLength tokens of input and output together, where known
 * @param strengths what it is good at, in a few words; may be empty
 * @param defaults parameters for requests that leave them out
 */
public record Model(
    String id,
    Set<Modality> input,
    OptionalLong contextLength,
    String strengths,
    List<Field> defaults) {}
