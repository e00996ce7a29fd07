package io.mcmetrics.regex;

import java.util.Map;
import java.util.Optional;

/** The classes of characters that RE2 has names for; like there, of ASCII only. */
final class CharacterClasses {
  private static final CharacterSet DIGIT = CharacterSet.of('0', '9');
  private static final CharacterSet LOWER = CharacterSet.of('a', 'z');
  private static final CharacterSet UPPER = CharacterSet.of('A', 'Z');
  private static final CharacterSet ALPHA = LOWER.or(UPPER);
  private static final CharacterSet WORD = ALPHA.or(DIGIT).or(CharacterSet.of('_', '_'));
  private static final CharacterSet SPACE = CharacterSet.of('\t', '\n', '\f', '\r', ' ', ' ');

  private static final Map<String, CharacterSet> NAMED =
      Map.ofEntries(
          Map.entry("alnum", ALPHA.or(DIGIT)),
          Map.entry("alpha", ALPHA),
          Map.entry("ascii", CharacterSet.of(0, 0x7F)),
          Map.entry("blank", CharacterSet.of('\t', '\t', ' ', ' ')),
          Map.entry("cntrl", CharacterSet.of(0, 0x1F, 0x7F, 0x7F)),
          Map.entry("digit", DIGIT),
          Map.entry("graph", CharacterSet.of('!', '~')),
          Map.entry("lower", LOWER),
          Map.entry("print", CharacterSet.of(' ', '~')),
          Map.entry("punct", CharacterSet.of('!', '/', ':', '@', '[', '`', '{', '~')),
          Map.entry("space", CharacterSet.of('\t', '\r', ' ', ' ')),
          Map.entry("upper", UPPER),
          Map.entry("word", WORD),
          Map.entry("xdigit", CharacterSet.of('0', '9', 'A', 'F', 'a', 'f')));

  private CharacterClasses() {}

  /** Returns the class that stands between {@code [:} and {@code :]}. */
  static Optional<CharacterSet> posix(String name) {
    return Optional.ofNullable(NAMED.get(name));
  }

  /** Returns the class of a letter behind a backslash. */
  static Optional<CharacterSet> perl(int letter) {
    return switch (letter) {
      case 'd' -> Optional.of(DIGIT);
      case 's' -> Optional.of(SPACE);
      case 'w' -> Optional.of(WORD);
      default -> Optional.empty();
    };
  }
}
