package io.mcmetrics.policy;

import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses of an {@code ipBlock} of a NetworkPolicy.
 *
 * @param except the blocks within it that are excluded
 */
public record AddressBlock(Value<String> cidr, List<Value<String>> except) {
  private static final Pattern CIDR = Pattern.compile("([0-9.]+)/(\\d{1,2})");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  /** A block of IPv4 addresses: those that begin with the same bits. */
  private record Range(long first, int bits) {
    boolean contains(long address) {
      long size = 1L << (32 - bits);
      long start = first - first % size;
      return start <= address && address < start + size;
    }
  }

  /** Keeps its own list. */
  public AddressBlock {
    except = List.copyOf(except);
  }

  /** Tells whether a host is in the block; of a host name, that is known for a block of all. */
  public Answer contains(String host) {
    Optional<Range> range = cidr instanceof Known<String> known ? range(known.value()) : none();
    if (range.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Optional<Long> address = address(host);
    if (address.isEmpty()) {
      boolean isAll = range.get().bits() == 0 && except.isEmpty();
      return isAll && !host.isEmpty() ? Answer.YES : Answer.UNKNOWN;
    }
    Answer isIn = Answer.of(range.get().contains(address.get()));
    for (Value<String> part : except) {
      Optional<Range> out = part instanceof Known<String> known ? range(known.value()) : none();
      isIn = isIn.and(out.map(o -> Answer.of(!o.contains(address.get()))).orElse(Answer.UNKNOWN));
    }
    return isIn;
  }

  private static Optional<Range> none() {
    return Optional.empty();
  }

  private static Optional<Range> range(String text) {
    Matcher parts = CIDR.matcher(text.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(2)) > 32) {
      return Optional.empty();
    }
    return address(parts.group(1)).map(first -> new Range(first, Integer.parseInt(parts.group(2))));
  }

  private static Optional<Long> address(String text) {
    Matcher parts = ADDRESS.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address * 256 + Integer.parseInt(parts.group(i));
    }
    return Optional.of(address);
  }
}
