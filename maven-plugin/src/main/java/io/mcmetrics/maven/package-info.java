/** The goals of the Maven plugin: what Maven says in, what the linter says out. */
@NullMarked
package io.mcmetrics.maven;

import org.jspecify.annotations.NullMarked;
