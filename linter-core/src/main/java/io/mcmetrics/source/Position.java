package io.mcmetrics.source;

/**
 * A point in a file, as editors count.
 *
 * @param line 1-based
 * @param column 1-based, in code points, so that an emoji is one column and not two
 */
public record Position(int line, int column) {}
