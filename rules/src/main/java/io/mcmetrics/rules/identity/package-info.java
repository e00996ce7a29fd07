/** Can one sender be told from another? */
@NullMarked
package io.mcmetrics.rules.identity;

import org.jspecify.annotations.NullMarked;
