package io.mcmetrics.report;

import io.mcmetrics.masking.ReportMask;
import io.mcmetrics.masking.SecretText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One character of a file as it is printed in a terminal.
 *
 * @param shown what is printed
 * @param blank the blank text of the same width for the line below
 * @param width the columns it takes
 */
public record PrintedCharacter(String shown, String blank, int width) {
  /** First and last code points that terminals give two columns, by Unicode's East Asian Width. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F,
    0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26D4, 0x26D4, 0x2705, 0x2705,
    0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757,
    0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0xA4CF,
    0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60,
    0xFFE0, 0xFFE6, 0x17000, 0x18DFF, 0x1B000, 0x1B2FF, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E,
    0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0, 0x1F7EB, 0x1F900,
    0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
  };

  /** As wide as a wide character in any font, which two spaces are not. */
  private static final String WIDE_BLANK = "\u3000";

  private static final int TAB_WIDTH = 8;
  private static final PrintedCharacter NOTHING = new PrintedCharacter("", "", 0);
  private static final PrintedCharacter MASKED = new PrintedCharacter(ReportMask.MASK, "   ", 3);

  /** Returns one cell for every code point of a line, with its secrets hidden. */
  public static List<PrintedCharacter> of(String line, List<SecretText> secrets) {
    List<PrintedCharacter> cells = new ArrayList<>();
    int next = 0;
    for (int at = 0; at < line.length(); ) {
      int codePoint = line.codePointAt(at);
      while (next < secrets.size() && secrets.get(next).end() <= at) {
        next++;
      }
      boolean hidden = next < secrets.size() && secrets.get(next).start() <= at;
      if (hidden) {
        cells.add(secrets.get(next).start() == at ? MASKED : NOTHING);
      } else {
        cells.add(of(codePoint));
      }
      at += Character.charCount(codePoint);
    }
    return cells;
  }

  /** Returns the mark that underlines this cell; a tab stays one, so that the rest lines up. */
  String marked(char mark) {
    return shown.equals("\t") ? "\t" : String.valueOf(mark).repeat(width);
  }

  private static PrintedCharacter of(int codePoint) {
    if (codePoint == '\t') {
      return new PrintedCharacter("\t", "\t", TAB_WIDTH);
    }
    if (Printable.isUnsafe(codePoint)) {
      String escape = Printable.escape(codePoint);
      return new PrintedCharacter(escape, " ".repeat(escape.length()), escape.length());
    }
    String shown = Character.toString(codePoint);
    if (isWide(codePoint)) {
      return new PrintedCharacter(shown, WIDE_BLANK, 2);
    }
    return takesNoRoom(codePoint)
        ? new PrintedCharacter(shown, "", 0)
        : new PrintedCharacter(shown, " ", 1);
  }

  /**
   * Tells whether a code point is in the table, which holds pairs: an odd insertion point is inside
   * one.
   */
  private static boolean isWide(int codePoint) {
    int found = Arrays.binarySearch(WIDE, codePoint);
    return found >= 0 || (-found - 1) % 2 == 1;
  }

  private static boolean takesNoRoom(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }
}
