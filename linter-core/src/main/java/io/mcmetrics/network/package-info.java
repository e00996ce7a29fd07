/** Host names and URLs, and the Services and ports of containers that they lead to. */
@NullMarked
package io.mcmetrics.network;

import org.jspecify.annotations.NullMarked;
