/** The goals of the Maven plugin. */
@NullMarked
package io.mcmetrics.maven;

import org.jspecify.annotations.NullMarked;
