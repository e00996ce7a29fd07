/** What the rules about identity compare: labels, senders, and the series that they send. */
@NullMarked
package io.mcmetrics.rules.identity.analysis;

import org.jspecify.annotations.NullMarked;
