/** URLs, queues and limits of remote writes. */
@NullMarked
package io.mcmetrics.rules.remotewrite.analysis;

import org.jspecify.annotations.NullMarked;
