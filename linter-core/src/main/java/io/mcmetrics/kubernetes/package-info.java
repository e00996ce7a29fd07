/** Services, workloads and containers as their manifests describe them. */
@NullMarked
package io.mcmetrics.kubernetes;

import org.jspecify.annotations.NullMarked;
