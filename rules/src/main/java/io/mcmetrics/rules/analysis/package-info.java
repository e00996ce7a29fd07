/** What rules of several subjects share. */
@NullMarked
package io.mcmetrics.rules.analysis;

import org.jspecify.annotations.NullMarked;
