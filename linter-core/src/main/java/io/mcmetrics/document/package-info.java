/** The effective documents, what deploys them, and the files that they come from. */
@NullMarked
package io.mcmetrics.document;

import org.jspecify.annotations.NullMarked;
