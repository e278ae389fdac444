@NullMarked
package dev.fovea.http;

import org.jspecify.annotations.NullMarked;
