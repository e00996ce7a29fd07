/** Rules about the labels by which clusters and replicas are told apart. */
@NullMarked
package io.mcmetrics.rules.identity;

import org.jspecify.annotations.NullMarked;
