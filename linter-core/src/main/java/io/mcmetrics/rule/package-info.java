/** The interfaces and the annotation that a rule implements and carries. */
@NullMarked
package io.mcmetrics.rule;

import org.jspecify.annotations.NullMarked;
