/** Is what is to be sent sent at all, and in a form that arrives? */
@NullMarked
package io.mcmetrics.rules.transport;

import org.jspecify.annotations.NullMarked;
