/** The files that Thanos reads at its start, checked as their loaders do. */
@NullMarked
package io.mcmetrics.thanos.file;

import org.jspecify.annotations.NullMarked;
