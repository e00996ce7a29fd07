package io.mcmetrics.policy;

/** One end of some traffic. */
public sealed interface TrafficPeer permits PodPeer, OutsidePeer {}
