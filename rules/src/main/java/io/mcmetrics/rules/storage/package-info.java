/** Rules about whether what Thanos keeps in buckets is found again. */
@NullMarked
package io.mcmetrics.rules.storage;

import org.jspecify.annotations.NullMarked;
