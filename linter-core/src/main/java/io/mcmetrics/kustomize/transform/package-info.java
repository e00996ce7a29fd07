/** The transformers of kustomize: patches, names, namespaces, labels, images, replacements. */
@NullMarked
package io.mcmetrics.kustomize.transform;

import org.jspecify.annotations.NullMarked;
