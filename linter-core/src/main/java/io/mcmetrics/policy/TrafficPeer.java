package io.mcmetrics.policy;

/** One end of some traffic, as far as it can be told from others. */
public sealed interface TrafficPeer permits PodPeer, OutsidePeer {}
