/** A kustomization file, and the resources that a build changes. */
@NullMarked
package io.mcmetrics.kustomize.resource;

import org.jspecify.annotations.NullMarked;
