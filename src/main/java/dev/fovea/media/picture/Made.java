package dev.fovea.media.picture;

@SuppressWarnings("ArrayRecordComponent")
public record Made(
    dev.fovea.vision.Format format,
    byte[] bytes,
    dev.fovea.vision.Size size,
    java.util.List<String> done) {}
