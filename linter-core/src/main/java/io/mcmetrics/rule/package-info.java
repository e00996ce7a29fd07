/** What a rule is: all that a rule author imports beside fleet, relabel, yaml and finding. */
@NullMarked
package io.mcmetrics.rule;

import org.jspecify.annotations.NullMarked;
