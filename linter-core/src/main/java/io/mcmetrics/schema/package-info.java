/** Shape checks by JSON Schema. */
@NullMarked
package io.mcmetrics.schema;

import org.jspecify.annotations.NullMarked;
