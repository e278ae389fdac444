@NullMarked
package dev.fovea.api.openai;

import org.jspecify.annotations.NullMarked;
