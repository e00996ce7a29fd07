package io.mcmetrics.transport;

import java.util.Optional;

/**
 * A field of a remote write, or of a part of one.
 *
 * @param inFile its key in prometheus.yml; empty if it is none there
 * @param inResource its key in custom resources; empty if it is none there
 * @param type what may stand there
 * @param fields what is in it, if it is one that is looked into
 */
record WriteField(String inFile, String inResource, Type type, Optional<WriteFields> fields) {
  /** What may stand in a field. */
  enum Type {
    TEXT,
    NUMBER,
    SWITCH,
    DURATION,
    SECRET,
    /** A mapping of texts. */
    TEXTS,
    /** A list of texts. */
    WORDS,
    /** A mapping with fields of its own. */
    STRUCTURE,
    /** What is checked elsewhere, or nowhere. */
    ANYTHING
  }

  static WriteField of(String inFile, String inResource, Type type) {
    return new WriteField(inFile, inResource, type, Optional.empty());
  }

  /** Returns a field whose parts are the same on both surfaces. */
  static WriteField of(String inFile, String inResource, WriteFields fields) {
    return new WriteField(inFile, inResource, Type.STRUCTURE, Optional.of(fields));
  }
}
