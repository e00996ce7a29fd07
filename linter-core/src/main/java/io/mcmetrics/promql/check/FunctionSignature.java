package io.mcmetrics.promql.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters and the result of a function.
 *
 * @param parameters the types; the last one also applies to all that follow
 * @param most how many arguments there may be
 */
record FunctionSignature(List<ValueType> parameters, int least, int most, ValueType result) {
  /**
   * The functions of Prometheus (prometheus/prometheus, promql/parser/functions.go of 2.42 and of
   * 3.14), and the three that Thanos' engine adds (thanos-io/promql-engine). A letter is a type:
   * scalar, vector, matrix and text; a question mark follows what may be left out, and a star what
   * may stand any number of times.
   */
  private static final String TABLE =
      """
      abs(v) absent(v) absent_over_time(m) acos(v) acosh(v) asin(v) asinh(v) atan(v) atanh(v)
      avg_over_time(m) ceil(v) changes(m) clamp(vss) clamp_max(vs) clamp_min(vs) cos(v) cosh(v)
      count_over_time(m) day_of_month(v?) day_of_week(v?) day_of_year(v?) days_in_month(v?) deg(v)
      delta(m) deriv(m) double_exponential_smoothing(mss) exp(v) first_over_time(m) floor(v)
      histogram_avg(v) histogram_count(v) histogram_fraction(ssv) histogram_quantile(sv)
      histogram_quantiles(vtss?s?s?s?s?s?s?s?s?s?) histogram_stddev(v) histogram_stdvar(v)
      histogram_sum(v) holt_winters(mss) hour(v?) idelta(m) increase(m) info(vv?) irate(m)
      label_join(vttt*) label_replace(vtttt) last_over_time(m) ln(v) log10(v) log2(v)
      mad_over_time(m) max_over_time(m) min_over_time(m) minute(v?) month(v?) predict_linear(ms)
      present_over_time(m) quantile_over_time(sm) rad(v) rate(m) resets(m) round(vs?) sgn(v) sin(v)
      sinh(v) sort(v) sort_by_label(vt*) sort_by_label_desc(vt*) sort_desc(v) sqrt(v)
      start_timestamp(v) stddev_over_time(m) stdvar_over_time(m) sum_over_time(m) tan(v) tanh(v)
      timestamp(v) ts_of_first_over_time(m) ts_of_last_over_time(m) ts_of_max_over_time(m)
      ts_of_min_over_time(m) vector(s) xdelta(m) xincrease(m) xrate(m) year(v?)
      =scalar end() max_of(ss) min_of(ss) pi() range() scalar(v) start() step() time()
      """;

  private static final Map<String, FunctionSignature> KNOWN = read();

  /** Keeps its own list. */
  FunctionSignature {
    parameters = List.copyOf(parameters);
  }

  /** Returns the signature of a function; empty for one that Prometheus does not have. */
  static Optional<FunctionSignature> of(String function) {
    return Optional.ofNullable(KNOWN.get(function));
  }

  /** Returns the type that an argument must have. */
  ValueType parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }

  private static Map<String, FunctionSignature> read() {
    Map<String, FunctionSignature> known = new TreeMap<>();
    ValueType result = ValueType.VECTOR;
    for (String word : TABLE.strip().split("\\s+", -1)) {
      int parenthesis = word.indexOf('(');
      if (parenthesis < 0) {
        result = ValueType.SCALAR;
      } else {
        String name = word.substring(0, parenthesis);
        known.put(name, read(word.substring(parenthesis + 1, word.length() - 1), result));
      }
    }
    return Collections.unmodifiableMap(known);
  }

  private static FunctionSignature read(String letters, ValueType result) {
    List<ValueType> parameters = new ArrayList<>();
    int optional = 0;
    boolean endless = false;
    for (int i = 0; i < letters.length(); i++) {
      switch (letters.charAt(i)) {
        case '?' -> optional++;
        case '*' -> {
          optional++;
          endless = true;
        }
        default -> parameters.add(type(letters.charAt(i)));
      }
    }
    int most = endless ? Integer.MAX_VALUE : parameters.size();
    return new FunctionSignature(parameters, parameters.size() - optional, most, result);
  }

  private static ValueType type(char letter) {
    return switch (letter) {
      case 's' -> ValueType.SCALAR;
      case 'v' -> ValueType.VECTOR;
      case 'm' -> ValueType.MATRIX;
      default -> ValueType.STRING;
    };
  }
}
