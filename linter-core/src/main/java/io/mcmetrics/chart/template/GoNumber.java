package io.mcmetrics.chart.template;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Numbers as templates print them. Helm reads each number of a values file as a 64-bit float, and
 * Go prints those with an exponent from a million on (Go, {@code strconv/ftoa.go}, format {@code
 * g}).
 */
public final class GoNumber {
  /** The exponent from which on Go writes one. */
  private static final int LARGE = 6;

  private static final int SMALL = -4;

  private GoNumber() {}

  /** Returns a number as a template prints it: {@code 1000000} is {@code 1e+06}. */
  public static String printed(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= SMALL && exponent < LARGE) {
      return exact.toPlainString();
    }
    String digits = exact.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return String.format(
        Locale.ROOT, "%se%s%02d", digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
