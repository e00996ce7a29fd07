/** What prometheus-operator makes no configuration of, though the API server took it. */
@NullMarked
package io.mcmetrics.operator.configuration;

import org.jspecify.annotations.NullMarked;
