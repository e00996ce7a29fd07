package io.mcmetrics.sender;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size in bytes as Kubernetes writes it ({@code resource.Quantity} of apimachinery). */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{0,9})?)(Ki|Mi|Gi|Ti|k|M|G|T|m)?");

  private static final Map<String, BigDecimal> UNITS =
      Map.of(
          "Ki", BigDecimal.valueOf(1L << 10),
          "Mi", BigDecimal.valueOf(1L << 20),
          "Gi", BigDecimal.valueOf(1L << 30),
          "Ti", BigDecimal.valueOf(1L << 40),
          "k", BigDecimal.TEN.pow(3),
          "M", BigDecimal.TEN.pow(6),
          "G", BigDecimal.TEN.pow(9),
          "T", BigDecimal.TEN.pow(12),
          "m", new BigDecimal("0.001"));

  private Quantity() {}

  /** Returns the bytes; empty if the text is no size, or if it is too large for a long. */
  static Optional<Long> bytes(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal unit =
        form.group(2) == null ? BigDecimal.ONE : UNITS.getOrDefault(form.group(2), BigDecimal.ZERO);
    BigDecimal bytes = new BigDecimal(form.group(1)).multiply(unit);
    return bytes.signum() > 0 && bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        ? Optional.of(bytes.longValue())
        : Optional.empty();
  }
}
