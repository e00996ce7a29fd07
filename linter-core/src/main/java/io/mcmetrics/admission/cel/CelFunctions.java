package io.mcmetrics.admission.cel;

import io.mcmetrics.admission.cel.CelValue.Failure;
import io.mcmetrics.admission.cel.CelValue.Fields;
import io.mcmetrics.admission.cel.CelValue.Items;
import io.mcmetrics.admission.cel.CelValue.Length;
import io.mcmetrics.admission.cel.CelValue.Nothing;
import io.mcmetrics.admission.cel.CelValue.Real;
import io.mcmetrics.admission.cel.CelValue.Text;
import io.mcmetrics.admission.cel.CelValue.Truth;
import io.mcmetrics.admission.cel.CelValue.Unknown;
import io.mcmetrics.admission.cel.CelValue.Whole;
import io.mcmetrics.regex.LinearRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operators and functions that the rules of real definitions use; all others are unknown. */
final class CelFunctions {
  private CelFunctions() {}

  static CelValue call(String function, List<CelValue> arguments) {
    if (function.equals("in") && arguments.size() == 2) {
      return isIn(arguments.get(0), arguments.get(1));
    }
    if (arguments.stream().anyMatch(Unknown.class::isInstance)) {
      return CelValue.unknown();
    }
    Optional<CelValue> failure = arguments.stream().filter(Failure.class::isInstance).findFirst();
    if (failure.isPresent()) {
      return failure.get();
    }
    return switch (arguments.size()) {
      case 1 -> ofOne(function, arguments.get(0));
      case 2 -> ofTwo(function, arguments.get(0), arguments.get(1));
      default -> CelValue.unknown();
    };
  }

  private static CelValue ofOne(String function, CelValue value) {
    return switch (function) {
      case "!" -> value instanceof Truth truth ? CelValue.of(!truth.value()) : CelValue.unknown();
      case "negative" ->
          value instanceof Whole whole ? new Whole(-whole.value()) : CelValue.unknown();
      case "size" -> size(value);
      case "duration" ->
          value instanceof Text text
              ? GoDuration.parse(text.value())
                  .<CelValue>map(Length::new)
                  .orElseGet(CelValue::unknown)
              : CelValue.unknown();
      case "string" -> value instanceof Text ? value : CelValue.unknown();
      case "int" -> value instanceof Whole ? value : CelValue.unknown();
      default -> CelValue.unknown();
    };
  }

  private static CelValue size(CelValue value) {
    if (value instanceof Text text) {
      return new Whole(text.value().codePointCount(0, text.value().length()));
    }
    if (value instanceof Items items) {
      return new Whole(items.values().size());
    }
    return value instanceof Fields fields && fields.isWhole()
        ? new Whole(fields.values().size())
        : CelValue.unknown();
  }

  private static CelValue ofTwo(String function, CelValue left, CelValue right) {
    if (function.equals("==") || function.equals("!=")) {
      return equality(left, right)
          .map(isEqual -> CelValue.of(isEqual == function.equals("==")))
          .orElseGet(CelValue::unknown);
    }
    if (left instanceof Text text && right instanceof Text other) {
      return ofTexts(function, text.value(), other.value());
    }
    if (left instanceof Length one && right instanceof Length other) {
      return compared(function, one.value().compareTo(other.value()));
    }
    if (left instanceof Whole one && right instanceof Whole other) {
      return switch (function) {
        case "+" -> new Whole(one.value() + other.value());
        case "-" -> new Whole(one.value() - other.value());
        case "*" -> new Whole(one.value() * other.value());
        default -> compared(function, Long.compare(one.value(), other.value()));
      };
    }
    Optional<Double> one = number(left);
    Optional<Double> other = number(right);
    return one.isPresent() && other.isPresent()
        ? compared(function, Double.compare(one.get(), other.get()))
        : CelValue.unknown();
  }

  private static CelValue compared(String function, int order) {
    return switch (function) {
      case "<" -> CelValue.of(order < 0);
      case "<=" -> CelValue.of(order <= 0);
      case ">" -> CelValue.of(order > 0);
      case ">=" -> CelValue.of(order >= 0);
      default -> CelValue.unknown();
    };
  }

  private static CelValue ofTexts(String function, String text, String other) {
    return switch (function) {
      case "startsWith" -> CelValue.of(text.startsWith(other));
      case "endsWith" -> CelValue.of(text.endsWith(other));
      case "contains" -> CelValue.of(text.contains(other));
      case "matches" ->
          LinearRegex.compile(other)
              .map(regex -> CelValue.of(regex.find(text).isPresent()))
              .orElseGet(CelValue::unknown);
      case "split" ->
          new Items(
              Stream.of(text.split(Pattern.quote(other), -1)).<CelValue>map(Text::new).toList());
      case "+" -> new Text(text + other);
      default -> compared(function, text.compareTo(other));
    };
  }

  private static CelValue isIn(CelValue value, CelValue list) {
    if (list instanceof Failure) {
      return list;
    }
    if (list instanceof Fields fields && value instanceof Text key) {
      if (fields.values().containsKey(key.value())) {
        return CelValue.of(true);
      }
      return fields.isWhole() ? CelValue.of(false) : CelValue.unknown();
    }
    if (!(list instanceof Items items)) {
      return CelValue.unknown();
    }
    List<Optional<Boolean>> answers = new ArrayList<>();
    items.values().forEach(item -> answers.add(equality(value, item)));
    if (answers.contains(Optional.of(true))) {
      return CelValue.of(true);
    }
    return answers.contains(Optional.<Boolean>empty()) ? CelValue.unknown() : CelValue.of(false);
  }

  /** Tells whether two values are equal; empty if that is not known. */
  private static Optional<Boolean> equality(CelValue left, CelValue right) {
    if (left instanceof Unknown || right instanceof Unknown || right instanceof Failure) {
      return Optional.empty();
    }
    Optional<Double> one = number(left);
    Optional<Double> other = number(right);
    if (one.isPresent() && other.isPresent()) {
      return Optional.of(one.get().doubleValue() == other.get().doubleValue());
    }
    boolean isSimple = isSimple(left) || isSimple(right);
    return isSimple ? Optional.of(left.equals(right)) : Optional.empty();
  }

  private static boolean isSimple(CelValue value) {
    return value instanceof Text
        || value instanceof Truth
        || value instanceof Nothing
        || value instanceof Length
        || value instanceof Whole
        || value instanceof Real;
  }

  private static Optional<Double> number(CelValue value) {
    if (value instanceof Whole whole) {
      return Optional.of((double) whole.value());
    }
    return value instanceof Real real ? Optional.of(real.value()) : Optional.empty();
  }
}
