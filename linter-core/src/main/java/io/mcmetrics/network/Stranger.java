package io.mcmetrics.network;

/**
 * The other end of some traffic, of which no file says that it is pods.
 *
 * @param host its name or its address; empty if that is not known
 * @param isPods whether it is pods of the cluster all the same
 */
public record Stranger(String host, Answer isPods) implements Party {}
