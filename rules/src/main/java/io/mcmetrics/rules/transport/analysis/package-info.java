/** URLs, queues and limits of remote writes. */
@NullMarked
package io.mcmetrics.rules.transport.analysis;

import org.jspecify.annotations.NullMarked;
