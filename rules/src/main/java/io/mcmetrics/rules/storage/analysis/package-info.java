/** What the rules about buckets share. */
@NullMarked
package io.mcmetrics.rules.storage.analysis;

import org.jspecify.annotations.NullMarked;
