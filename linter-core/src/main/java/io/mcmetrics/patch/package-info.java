/** Strategic merge patches and JSON patches. */
@NullMarked
package io.mcmetrics.patch;

import org.jspecify.annotations.NullMarked;
