/**
 * Any picture into one that a target takes: decoded, scaled, laid upright, in sRGB, as JPEG or PNG.
 *
 * <p>{@link dev.fovea.media.picture.Pictures} is the server's side. All decoding happens on the
 * other, in a worker ({@link dev.fovea.media.picture.PictureWorker}), so that a bomb costs a child
 * and never the server.
 */
@NullMarked
package dev.fovea.media.picture;

import org.jspecify.annotations.NullMarked;
