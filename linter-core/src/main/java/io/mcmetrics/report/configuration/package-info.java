/** Where the configuration comes from: the layers of a field, and what became of each file. */
@NullMarked
package io.mcmetrics.report.configuration;

import org.jspecify.annotations.NullMarked;
