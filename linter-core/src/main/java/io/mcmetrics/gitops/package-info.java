/** What Flux and Argo CD deploy from the tree. */
@NullMarked
package io.mcmetrics.gitops;

import org.jspecify.annotations.NullMarked;
