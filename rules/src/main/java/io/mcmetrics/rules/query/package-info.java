/** Rules about the stores and the deduplication of Thanos Query. */
@NullMarked
package io.mcmetrics.rules.query;

import org.jspecify.annotations.NullMarked;
