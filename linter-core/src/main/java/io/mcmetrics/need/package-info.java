/** Which metrics the dashboards, alerts and recording rules of a tree ask for. */
@NullMarked
package io.mcmetrics.need;

import org.jspecify.annotations.NullMarked;
