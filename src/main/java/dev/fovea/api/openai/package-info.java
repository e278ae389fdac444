/** The client surface that speaks OpenAI's chat dialect. */
@NullMarked
package dev.fovea.api.openai;

import org.jspecify.annotations.NullMarked;
