package dev.fovea.media.picture;

public record Recipe(
    dev.fovea.media.format.MediaFacts facts,
    java.util.Optional<dev.fovea.vision.Size> size,
    int longSide,
    java.util.List<dev.fovea.vision.Format> formats,
    long bytesMax,
    boolean opaque,
    int pages) {}
