/** Ways to show findings, one file per format. */
@NullMarked
package io.mcmetrics.report;

import org.jspecify.annotations.NullMarked;
