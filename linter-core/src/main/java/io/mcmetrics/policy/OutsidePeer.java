package io.mcmetrics.policy;

import io.mcmetrics.kubernetes.Answer;

/**
 * A peer of which no file says that it is pods.
 *
 * @param host its name or its address; empty if that is not known
 * @param isPods whether it may be pods of the cluster all the same
 */
public record OutsidePeer(String host, Answer isPods) implements TrafficPeer {}
