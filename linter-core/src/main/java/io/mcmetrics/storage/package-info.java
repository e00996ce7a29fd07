/** The object storage that components of Thanos use, and where it is configured. */
@NullMarked
package io.mcmetrics.storage;

import org.jspecify.annotations.NullMarked;
