/**
 * Small files of every format, made where a test needs them: true ones by the JDK's writers or by
 * hand, and ones whose headers claim what is not so.
 */
@NullMarked
package dev.fovea.testkit.pictures;

import org.jspecify.annotations.NullMarked;
