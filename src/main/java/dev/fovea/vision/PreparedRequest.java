package dev.fovea.vision;

/**
 * A request as one target takes it.
 *
 * @param request every media part is one that the target can use
 * @param report what was done to make it so
 */
public record PreparedRequest(VisionRequest request, MediaReport report) {}
