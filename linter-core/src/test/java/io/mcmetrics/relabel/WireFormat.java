package io.mcmetrics.relabel;

import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remote write 1.0 on the wire: the message {@code prometheus.WriteRequest}, compressed by snappy.
 * Of each series only its labels and one sample are written and read.
 */
final class WireFormat {
  private static final int LENGTH_DELIMITED = 2;

  private WireFormat() {}

  /** A series and the value of its sample. */
  record Sample(SortedMap<String, String> labels, double value) {}

  static byte[] encode(List<Sample> samples, long timestamp) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    for (Sample sample : samples) {
      ByteArrayOutputStream series = new ByteArrayOutputStream();
      for (Map.Entry<String, String> label : sample.labels().entrySet()) {
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        write(pair, 1, label.getKey().getBytes(StandardCharsets.UTF_8));
        write(pair, 2, label.getValue().getBytes(StandardCharsets.UTF_8));
        write(series, 1, pair.toByteArray());
      }
      ByteBuffer value = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      value.putDouble(sample.value());
      ByteArrayOutputStream point = new ByteArrayOutputStream();
      point.write((1 << 3) | 1);
      point.writeBytes(value.array());
      point.write(2 << 3);
      writeNumber(point, timestamp);
      write(series, 2, point.toByteArray());
      write(request, 1, series.toByteArray());
    }
    byte[] plain = request.toByteArray();
    SnappyCompressor snappy = new SnappyCompressor();
    byte[] packed = new byte[snappy.maxCompressedLength(plain.length)];
    int length = snappy.compress(plain, 0, plain.length, packed, 0, packed.length);
    return Arrays.copyOf(packed, length);
  }

  static List<Sample> decode(byte[] packed) {
    int length = SnappyDecompressor.getUncompressedLength(packed, 0);
    byte[] plain = new byte[length];
    new SnappyDecompressor().decompress(packed, 0, packed.length, plain, 0, length);
    ByteBuffer request = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    List<Sample> samples = new ArrayList<>();
    while (request.hasRemaining()) {
      long tag = readNumber(request);
      if (tag == ((1 << 3) | LENGTH_DELIMITED)) {
        samples.add(readSeries(readMessage(request)));
      } else {
        skip(request, tag);
      }
    }
    return samples;
  }

  private static Sample readSeries(ByteBuffer series) {
    SortedMap<String, String> labels = new TreeMap<>();
    double value = Double.NaN;
    while (series.hasRemaining()) {
      long field = readNumber(series) >>> 3;
      ByteBuffer message = readMessage(series);
      if (field == 1) {
        Map.Entry<String, String> label = readLabel(message);
        if (labels.put(label.getKey(), label.getValue()) != null) {
          throw new IllegalStateException("the label " + label.getKey() + " came twice");
        }
      } else if (field == 2) {
        value = readValue(message);
      }
    }
    return new Sample(labels, value);
  }

  private static Map.Entry<String, String> readLabel(ByteBuffer pair) {
    String[] texts = {"", ""};
    while (pair.hasRemaining()) {
      int field = (int) (readNumber(pair) >>> 3);
      texts[field - 1] = StandardCharsets.UTF_8.decode(readMessage(pair)).toString();
    }
    return Map.entry(texts[0], texts[1]);
  }

  private static double readValue(ByteBuffer point) {
    double value = 0;
    while (point.hasRemaining()) {
      long tag = readNumber(point);
      if (tag == ((1 << 3) | 1)) {
        value = point.getDouble();
      } else {
        skip(point, tag);
      }
    }
    return value;
  }

  private static void skip(ByteBuffer message, long tag) {
    switch ((int) (tag & 7)) {
      case 0 -> readNumber(message);
      case 1 -> message.getLong();
      case LENGTH_DELIMITED -> readMessage(message);
      default -> message.getInt();
    }
  }

  private static void write(ByteArrayOutputStream out, int field, byte[] message) {
    writeNumber(out, ((long) field << 3) | LENGTH_DELIMITED);
    writeNumber(out, message.length);
    out.writeBytes(message);
  }

  private static ByteBuffer readMessage(ByteBuffer buffer) {
    int length = (int) readNumber(buffer);
    ByteBuffer message = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(buffer.position() + length);
    return message;
  }

  private static void writeNumber(ByteArrayOutputStream out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readNumber(ByteBuffer buffer) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = buffer.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
