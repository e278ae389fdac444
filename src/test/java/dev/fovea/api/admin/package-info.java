@NullMarked
package dev.fovea.api.admin;

import org.jspecify.annotations.NullMarked;
