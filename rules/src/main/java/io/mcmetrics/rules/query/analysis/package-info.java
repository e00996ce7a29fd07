/** Which series Thanos Query finds, and in how many copies. */
@NullMarked
package io.mcmetrics.rules.query.analysis;

import org.jspecify.annotations.NullMarked;
