package dev.fovea.vision;

import java.util.List;

/**
 * A request whose media were checked.
 *
 * @param media every picture, video, file and sound, in order
 */
public record PreparedRequest(VisionRequest request, List<Part.Media> media) {}
