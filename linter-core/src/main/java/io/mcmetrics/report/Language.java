package io.mcmetrics.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of reports; texts of files and rules are not translated. */
public enum Language {
  /** English. */
  EN,
  /** Korean. */
  KO;

  /** Returns the language of a name as it is written in flags; empty if there is none. */
  public static Optional<Language> find(String name) {
    return Stream.of(values()).filter(language -> language.word().equals(name)).findFirst();
  }

  /** Returns the names of all languages. */
  public static List<String> words() {
    return Stream.of(values()).map(Language::word).toList();
  }

  /** Returns the name used in flags, which is that of BCP 47. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
