/** Builds kustomizations. */
@NullMarked
package io.mcmetrics.kustomize;

import org.jspecify.annotations.NullMarked;
