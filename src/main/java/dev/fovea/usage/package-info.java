/** What every request used and cost: records, totals, export; never what a request said. */
@NullMarked
package dev.fovea.usage;

import org.jspecify.annotations.NullMarked;
