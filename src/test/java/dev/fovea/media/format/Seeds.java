package dev.fovea.media.format;

import dev.fovea.testkit.pictures.Avis;
import dev.fovea.testkit.pictures.Bmps;
import dev.fovea.testkit.pictures.Films;
import dev.fovea.testkit.pictures.Gifs;
import dev.fovea.testkit.pictures.Heifs;
import dev.fovea.testkit.pictures.Icos;
import dev.fovea.testkit.pictures.Jp2s;
import dev.fovea.testkit.pictures.Jpegs;
import dev.fovea.testkit.pictures.Jxls;
import dev.fovea.testkit.pictures.Matroskas;
import dev.fovea.testkit.pictures.Octets;
import dev.fovea.testkit.pictures.Pngs;
import dev.fovea.testkit.pictures.Psds;
import dev.fovea.testkit.pictures.Tiffs;
import dev.fovea.testkit.pictures.Webps;
import java.util.stream.Stream;

/** A small file of each format, and of each kind that there is of it. */
final class Seeds {
  private Seeds() {}

  static Stream<byte[]> files() {
    return Stream.concat(rasters(), containers());
  }

  private static Stream<byte[]> rasters() {
    return Stream.of(
        Pngs.claiming(5, 4),
        Pngs.animated(5, 4, 2),
        Pngs.transparentPalette(5, 4),
        Jpegs.held(Jpegs.claiming(5, 4, 8, 3), 6),
        Gifs.animated(5, 4, 3, true),
        Webps.held(5, 4, 8),
        Webps.lossless(5, 4),
        Webps.lossyClaiming(5, 4),
        Webps.animated(5, 4, 3),
        Tiffs.of(5, 4),
        Tiffs.big(5, 4, 16),
        Bmps.of(5, 4),
        Icos.of(Pngs.claiming(5, 4), Icos.bitmap(5, 4)),
        Psds.of(5, 4, 3, 1039));
  }

  private static Stream<byte[]> containers() {
    return Stream.of(
        Heifs.claiming("heic", 5, 4).item(Heifs.size(5, 4)).refers("dimg", 1, 2, 2).file(),
        Heifs.claiming("avif", 5, 4).file(),
        Jp2s.codestream(5, 4),
        Jp2s.boxed(5, 4, Jp2s.codestream(5, 4)),
        Jxls.claiming(5, 4),
        Films.mp4(5, 4, 600, 1200, 9),
        Matroskas.film("webm", 5, 4, 9),
        Avis.film(5, 4, 1, 25, 9),
        text("%PDF-1.7\n"),
        text("<svg width='5' height='4' viewBox='0 0 5 4'/>"),
        text("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><!-- c --><svg:svg x=\"1\"/>"),
        text("<!DOCTYPE html><html/>"),
        text("#EXTM3U"));
  }

  private static byte[] text(String text) {
    return Octets.big().text(text).toByteArray();
  }
}
