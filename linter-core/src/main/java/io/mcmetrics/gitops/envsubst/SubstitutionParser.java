package io.mcmetrics.gitops.envsubst;

import io.mcmetrics.gitops.envsubst.Part.Text;
import io.mcmetrics.gitops.envsubst.Part.Use;
import io.mcmetrics.gitops.envsubst.SubstitutionScanner.Characters;
import io.mcmetrics.gitops.envsubst.SubstitutionScanner.Mode;
import io.mcmetrics.gitops.envsubst.SubstitutionScanner.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The parser of texts with variables, as in Flux (fluxcd/pkg, envsubst/parse/parse.go, 1.9).
 * Whatever it does not know fails the whole text.
 */
final class SubstitutionParser {
  private static final String BAD = "bad substitution";

  private static final Characters ANY = (character, length) -> true;
  private static final Characters NAME =
      (character, length) ->
          Character.isLetter(character) || Character.isDigit(character) || character == '_';
  private static final Characters NOT_CLOSING = (character, length) -> character != '}';

  private final SubstitutionScanner scanner;

  /** Nobody means more; a text that nests without end must not end the run. */
  private static final int DEEPEST = 200;

  private int depth;

  private SubstitutionParser(String text) {
    this.scanner = new SubstitutionScanner(text);
  }

  static List<Part> parse(String text) throws SubstitutionRefusal {
    SubstitutionParser parser = new SubstitutionParser(text);
    List<Part> parts = new ArrayList<>();
    while (true) {
      switch (parser.scanner.scan(Mode.TEXT, ANY, false)) {
        case WORD -> parts.add(new Text(parser.scanner.token()));
        case OPENING -> parts.add(parser.use());
        case END -> {
          return parts;
        }
        default -> throw new SubstitutionRefusal(BAD);
      }
    }
  }

  /** Reads what follows the opening brace of a variable. */
  private Use use() throws SubstitutionRefusal {
    if (scanner.peek() == '#') {
      return length();
    }
    if (scan(Mode.WORD, NAME) != Token.WORD) {
      throw new SubstitutionRefusal("unable to parse variable name");
    }
    String name = scanner.token();
    switch (scanner.peek()) {
      case ':' -> {
        return "=-?+".indexOf(scanner.peekSecond()) >= 0 ? withDefault(name) : part(name);
      }
      case '=' -> {
        return withDefault(name);
      }
      case ',', '^' -> {
        String function = function((c, n) -> (c == ',' || c == '^') && n < 3);
        return closed(new Use(name, function, List.of()));
      }
      case '/' -> {
        return replacing(name);
      }
      case '#' -> {
        String function = function((c, n) -> c == '#' && n < 3);
        return closed(new Use(name, function, List.of(argument(Mode.ARGUMENT, NOT_CLOSING))));
      }
      case '%' -> {
        String function = function((c, n) -> c == '%' && n < 3);
        return closed(new Use(name, function, List.of(argument(Mode.ARGUMENT, NOT_CLOSING))));
      }
      default -> {
        if (scan(Mode.CLOSING, NAME) != Token.CLOSING) {
          throw new SubstitutionRefusal("missing closing brace");
        }
        return new Use(name, "", List.of());
      }
    }
  }

  private Use length() throws SubstitutionRefusal {
    String function = function((c, n) -> c == '#' && n == 1);
    return closed(new Use(function(NAME), function, List.of()));
  }

  private Use withDefault(String name) throws SubstitutionRefusal {
    Characters characters =
        scanner.peek() == '='
            ? (c, n) -> n == 1 && c == '='
            : (c, n) -> (n == 1 && c == ':') || (n == 2 && "=-?+".indexOf(c) >= 0);
    if (scan(Mode.WORD, characters) != Token.WORD) {
      throw new SubstitutionRefusal("unable to parse default function");
    }
    String function = scanner.token();
    List<Part> arguments = new ArrayList<>();
    while (scanner.peek() != '}') {
      arguments.add(argument(Mode.ARGUMENT, NOT_CLOSING));
    }
    return closed(new Use(name, function, arguments));
  }

  /** Reads the offset behind a name, and perhaps the length. */
  private Use part(String name) throws SubstitutionRefusal {
    String function = function((c, n) -> n == 1 && c == ':');
    List<Part> arguments = new ArrayList<>();
    arguments.add(argument(Mode.ARGUMENT, (c, n) -> c != ':' && c != '}'));
    Token next = scan(Mode.WORD_OR_CLOSING, (c, n) -> c == ':');
    if (next == Token.CLOSING) {
      return new Use(name, function, arguments);
    }
    if (next != Token.WORD) {
      throw new SubstitutionRefusal(BAD);
    }
    arguments.add(argument(Mode.ARGUMENT, NOT_CLOSING));
    return closed(new Use(name, function, arguments));
  }

  private Use replacing(String name) throws SubstitutionRefusal {
    String function =
        function((c, n) -> (n == 1 && c == '/') || (n == 2 && (c == '/' || c == '#' || c == '%')));
    List<Part> arguments = new ArrayList<>();
    arguments.add(argument(Mode.ESCAPED_ARGUMENT, (c, n) -> c != '/'));
    function((c, n) -> c == '/');
    if (scanner.peek() != '}') {
      arguments.add(argument(Mode.ESCAPED_ARGUMENT, NOT_CLOSING));
    }
    return closed(new Use(name, function, arguments));
  }

  private String function(Characters characters) throws SubstitutionRefusal {
    if (scan(Mode.WORD, characters) != Token.WORD) {
      throw new SubstitutionRefusal(BAD);
    }
    return scanner.token();
  }

  private Part argument(Mode mode, Characters characters) throws SubstitutionRefusal {
    return switch (scan(mode, characters)) {
      case OPENING -> nested();
      case WORD -> new Text(scanner.token());
      default -> throw new SubstitutionRefusal("unable to parse substitution within function");
    };
  }

  private Use nested() throws SubstitutionRefusal {
    if (++depth > DEEPEST) {
      throw new SubstitutionRefusal("more than " + DEEPEST + " variables within each other");
    }
    Use use = use();
    depth--;
    return use;
  }

  private Use closed(Use use) throws SubstitutionRefusal {
    if (scan(Mode.CLOSING, NAME) != Token.CLOSING) {
      throw new SubstitutionRefusal(BAD);
    }
    return use;
  }

  private Token scan(Mode mode, Characters characters) {
    return scanner.scan(mode, characters, true);
  }
}
