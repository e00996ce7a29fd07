/**
 * What Prometheus does with its configuration file and its command line before it runs: what it
 * refuses, by release.
 */
@NullMarked
package io.mcmetrics.prometheus;

import org.jspecify.annotations.NullMarked;
