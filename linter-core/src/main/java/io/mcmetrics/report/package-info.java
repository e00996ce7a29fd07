/** What all reports share: lines of code in frames, colours, JSON, the version of the tool. */
@NullMarked
package io.mcmetrics.report;

import org.jspecify.annotations.NullMarked;
