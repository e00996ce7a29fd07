/** What leads a request through a cluster: names, routes, Services, and the pods behind them. */
@NullMarked
package io.mcmetrics.network;

import org.jspecify.annotations.NullMarked;
