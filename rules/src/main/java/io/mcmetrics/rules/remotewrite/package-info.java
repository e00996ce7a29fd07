/** What does a remote write let through? */
@NullMarked
package io.mcmetrics.rules.remotewrite;

import org.jspecify.annotations.NullMarked;
