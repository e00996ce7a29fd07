/** What a rule is: all that a rule author imports beside model, relabel, yaml and finding. */
@NullMarked
package io.mcmetrics.rule;

import org.jspecify.annotations.NullMarked;
