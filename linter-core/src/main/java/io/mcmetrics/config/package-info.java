/** The user's .mcmetrics.yaml. */
@NullMarked
package io.mcmetrics.config;

import org.jspecify.annotations.NullMarked;
