/** What rules say, what the linter reports, and what it could not see. */
@NullMarked
package io.mcmetrics.finding;

import org.jspecify.annotations.NullMarked;
