/** Does Thanos Receive keep what it is sent as what it was sent? */
@NullMarked
package io.mcmetrics.rules.receive;

import org.jspecify.annotations.NullMarked;
