package io.mcmetrics.network;

/** One end of some traffic, as far as it can be told from others. */
public sealed interface Party permits Pods, Stranger {}
