package io.mcmetrics.regex;

import io.mcmetrics.regex.RegexNode.Characters;
import io.mcmetrics.regex.RegexNode.Choice;
import io.mcmetrics.regex.RegexNode.Repeat;
import io.mcmetrics.regex.RegexNode.Sequence;
import io.mcmetrics.regex.RegexNode.Start;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.apache.lucene.util.automaton.Transition;

/**
 * The set of all texts that a regular expression matches as a whole.
 *
 * <p>Operations give up rather than take long. They limit the work, not the time, so that results
 * are the same on every machine.
 */
public final class RegexLanguage {
  private static final int MOST_STATES = 20_000;
  private static final int MOST_WORK = 200_000;

  /** Mark the two ends of the text until {@link AnchoredText} removes them. */
  private static final int START = Character.MAX_CODE_POINT + 1;

  private static final int END = START + 1;

  private final Automaton automaton;

  private RegexLanguage(Automaton automaton) {
    this.automaton = automaton;
  }

  /**
   * Returns the texts that an expression matches; empty if that is too much work, or not supported.
   */
  public static Optional<RegexLanguage> of(String regex, PrometheusDialect dialect) {
    Optional<Alternatives> split = Alternatives.of(regex);
    if (split.isEmpty()) {
      return ofWhole(regex, dialect);
    }
    List<RegexLanguage> parts = new ArrayList<>();
    parts.add(ofTexts(split.get().literals()));
    for (String prefix : split.get().prefixes()) {
      parts.add(ofPrefix(prefix, dialect));
    }
    for (Alternatives.Other other : split.get().others()) {
      Optional<RegexLanguage> part = ofWhole(other.regex(), dialect);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return union(parts);
  }

  /** Returns the language of one alternative, which is not split further. */
  static Optional<RegexLanguage> ofWhole(String regex, PrometheusDialect dialect) {
    return RegexParser.parse(regex, dialect).flatMap(RegexLanguage::of);
  }

  /** Returns the language of exactly the given texts. */
  public static RegexLanguage ofTexts(Collection<String> texts) {
    List<BytesRef> sorted = texts.stream().map(BytesRef::new).sorted().toList();
    return new RegexLanguage(Automata.makeStringUnion(sorted));
  }

  static RegexLanguage ofPrefix(String prefix, PrometheusDialect dialect) {
    RegexNode dot = new Characters(dialect.dot());
    Automaton rest = Operations.repeat(automaton(dot));
    return new RegexLanguage(Operations.concatenate(Automata.makeString(prefix), rest));
  }

  /** Returns the language of all texts, the empty one included. */
  public static RegexLanguage all() {
    return new RegexLanguage(Automata.makeAnyString());
  }

  static Optional<RegexLanguage> union(List<RegexLanguage> languages) {
    List<Automaton> automata = languages.stream().map(language -> language.automaton).toList();
    return within(automata)
        ? Optional.of(new RegexLanguage(Operations.union(automata)))
        : Optional.empty();
  }

  /** Returns the texts that are also in another language. */
  public Optional<RegexLanguage> and(RegexLanguage other) {
    long states = (long) automaton.getNumStates() * other.automaton.getNumStates();
    return states > MOST_WORK * 10L
        ? Optional.empty()
        : bounded(Operations.intersection(automaton, other.automaton));
  }

  /** Returns the texts that are not in another language. */
  public Optional<RegexLanguage> minus(RegexLanguage other) {
    try {
      Automaton rest = Operations.complement(other.automaton, MOST_WORK);
      return and(new RegexLanguage(rest));
    } catch (TooComplexToDeterminizeException e) {
      return Optional.empty();
    }
  }

  /** Tells whether it contains no text at all. */
  public boolean isEmpty() {
    return Operations.isEmpty(automaton);
  }

  /** Tells whether a text belongs to it. */
  boolean contains(String text) {
    BitSet reached = new BitSet();
    reached.set(0, Math.min(1, automaton.getNumStates()));
    for (int character : text.codePoints().toArray()) {
      reached = after(reached, character);
    }
    return reached.stream().anyMatch(automaton::isAccept);
  }

  private BitSet after(BitSet states, int character) {
    BitSet reached = new BitSet();
    Transition transition = new Transition();
    for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
      int count = automaton.initTransition(state, transition);
      for (int i = 0; i < count; i++) {
        automaton.getNextTransition(transition);
        if (transition.min <= character && character <= transition.max) {
          reached.set(transition.dest);
        }
      }
    }
    return reached;
  }

  /** Returns one of the shortest texts; empty if there is none. */
  public Optional<String> example() {
    return ShortestText.of(automaton);
  }

  private static Optional<RegexLanguage> of(RegexNode node) {
    if (RegexSize.of(node) > MOST_STATES) {
      return Optional.empty();
    }
    Automaton automaton = automaton(node);
    return bounded(
        RegexSize.hasAnchors(node)
            ? AnchoredText.withoutMarkers(automaton, START, END)
            : automaton);
  }

  private static Automaton automaton(RegexNode node) {
    if (node instanceof Characters characters) {
      Automaton one = new Automaton();
      int from = one.createState();
      int to = one.createState();
      one.setAccept(to, true);
      for (CharacterSet.Range range : characters.set().ranges()) {
        one.addTransition(from, to, range.first(), range.last());
      }
      one.finishState();
      return one;
    }
    if (node instanceof Sequence sequence) {
      // Lucene concatenates an empty list to an automaton that accepts nothing.
      return sequence.items().isEmpty()
          ? Automata.makeEmptyString()
          : Operations.concatenate(
              sequence.items().stream().map(RegexLanguage::automaton).toList());
    }
    if (node instanceof Choice choice) {
      return Operations.union(choice.options().stream().map(RegexLanguage::automaton).toList());
    }
    if (node instanceof Repeat repeat) {
      Automaton item = automaton(repeat.item());
      return repeat.most() < 0
          ? Operations.repeat(item, repeat.least())
          : Operations.repeat(item, repeat.least(), repeat.most());
    }
    return Automata.makeChar(node instanceof Start ? START : END);
  }

  private static Optional<RegexLanguage> bounded(Automaton automaton) {
    return within(List.of(automaton))
        ? Optional.of(new RegexLanguage(automaton))
        : Optional.empty();
  }

  private static boolean within(List<Automaton> automata) {
    return automata.stream().mapToLong(Automaton::getNumStates).sum() <= MOST_WORK;
  }
}
