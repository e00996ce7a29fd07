/** Is it taken? */
@NullMarked
package io.mcmetrics.rules.admission;

import org.jspecify.annotations.NullMarked;
