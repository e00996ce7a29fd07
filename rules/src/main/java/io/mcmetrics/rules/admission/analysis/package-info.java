/** What the rules about admission share. */
@NullMarked
package io.mcmetrics.rules.admission.analysis;

import org.jspecify.annotations.NullMarked;
