package io.mcmetrics.remotewrite;

import java.util.Optional;

/**
 * A field of a remote write, or of a part of one.
 *
 * @param inFile its key in prometheus.yml; empty if there is none
 * @param inResource its key in custom resources; empty if there is none
 * @param type what may stand there
 * @param fields the fields of its mapping, if they are checked
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
    /** A value that is checked elsewhere, or not at all. */
    ANYTHING
  }

  static WriteField of(String inFile, String inResource, Type type) {
    return new WriteField(inFile, inResource, type, Optional.empty());
  }

  /** Returns a field whose own fields have the same keys in both syntaxes. */
  static WriteField of(String inFile, String inResource, WriteFields fields) {
    return new WriteField(inFile, inResource, Type.STRUCTURE, Optional.of(fields));
  }
}
