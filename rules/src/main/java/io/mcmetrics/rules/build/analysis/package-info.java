/** What the rules about builds share. */
@NullMarked
package io.mcmetrics.rules.build.analysis;

import org.jspecify.annotations.NullMarked;
