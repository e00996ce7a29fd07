/** The object storage that components of Thanos use, and who tells them of it. */
@NullMarked
package io.mcmetrics.storage;

import org.jspecify.annotations.NullMarked;
