package io.mcmetrics.relabel;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * Numbers as Go's YAML reads them into an unsigned integer: what follows the decimal point is cut
 * off.
 */
public final class GoNumber {
  private static final BigInteger LARGEST =
      BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?");
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F]+|0o[0-7]+|0b[01]+|[0-9]+)");

  private GoNumber() {}

  /** Returns a number between 0 and the largest of 64 bits; empty for any other text. */
  public static OptionalLong unsigned(String text) {
    String digits = text.replace("_", "");
    if (!isNumber(digits) || isNegative(digits)) {
      return OptionalLong.empty();
    }
    BigInteger number =
        WHOLE.matches(digits) ? whole(digits) : new BigDecimal(digits).toBigInteger();
    return number.compareTo(LARGEST) <= 0
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** Tells whether a text is a number of any sign. */
  public static boolean isNumber(String text) {
    String digits = text.replace("_", "");
    return WHOLE.matches(digits) || DECIMAL.matches(digits);
  }

  /** Tells whether a text is a number below zero. */
  public static boolean isNegative(String text) {
    return text.startsWith("-") && isNumber(text);
  }

  /** A number that begins with a zero is octal, if its digits are. */
  private static BigInteger whole(String text) {
    String digits = text.startsWith("+") ? text.substring(1) : text;
    if (digits.startsWith("0x") || digits.startsWith("0X")) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.startsWith("0o")) {
      return new BigInteger(digits.substring(2), 8);
    }
    if (digits.startsWith("0b")) {
      return new BigInteger(digits.substring(2), 2);
    }
    boolean isOctal = digits.startsWith("0") && digits.chars().allMatch(digit -> digit < '8');
    return new BigInteger(digits, isOctal ? 8 : 10);
  }
}
