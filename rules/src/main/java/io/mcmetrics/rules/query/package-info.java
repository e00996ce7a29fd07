/** Does Thanos Query find all series, and each of them once? */
@NullMarked
package io.mcmetrics.rules.query;

import org.jspecify.annotations.NullMarked;
