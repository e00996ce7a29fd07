/** The Common Expression Language, as far as the rules of resource definitions use it. */
@NullMarked
package io.mcmetrics.admission.cel;

import org.jspecify.annotations.NullMarked;
