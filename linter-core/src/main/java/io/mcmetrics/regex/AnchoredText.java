package io.mcmetrics.regex;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.Transition;

/**
 * Automata in which the anchors {@code ^} and {@code $} are ordinary characters. A marked text is
 * valid if start markers stand only before all other characters and end markers only after them, or
 * if there are no other characters; the language is that of the valid texts with the markers
 * removed.
 */
final class AnchoredText {
  private AnchoredText() {}

  static Automaton withoutMarkers(Automaton marked, int start, int end) {
    Automaton starts = Operations.repeat(Automata.makeChar(start));
    Automaton ends = Operations.repeat(Automata.makeChar(end));
    Automaton text = Automata.makeAnyString();
    Automaton nonEmpty = Operations.concatenate(java.util.List.of(starts, text, ends));
    Automaton empty = Operations.repeat(Automata.makeCharRange(start, end));
    return without(Operations.intersection(marked, Operations.union(nonEmpty, empty)), start);
  }

  /**
   * Returns an automaton in which transitions by characters from {@code first} on need no input.
   */
  private static Automaton without(Automaton marked, int first) {
    Automaton plain = new Automaton();
    int states = marked.getNumStates();
    for (int state = 0; state < states; state++) {
      plain.createState();
    }
    Transition transition = new Transition();
    for (int state = 0; state < states; state++) {
      BitSet reached = reachedBy(marked, state, first);
      for (int from = reached.nextSetBit(0); from >= 0; from = reached.nextSetBit(from + 1)) {
        if (marked.isAccept(from)) {
          plain.setAccept(state, true);
        }
        int count = marked.initTransition(from, transition);
        for (int i = 0; i < count; i++) {
          marked.getNextTransition(transition);
          if (transition.min < first) {
            plain.addTransition(
                state, transition.dest, transition.min, Math.min(transition.max, first - 1));
          }
        }
      }
    }
    plain.finishState();
    return plain;
  }

  private static BitSet reachedBy(Automaton marked, int state, int first) {
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    reached.set(state);
    open.add(state);
    Transition transition = new Transition();
    while (!open.isEmpty()) {
      int count = marked.initTransition(open.remove(), transition);
      for (int i = 0; i < count; i++) {
        marked.getNextTransition(transition);
        if (transition.max >= first && !reached.get(transition.dest)) {
          reached.set(transition.dest);
          open.add(transition.dest);
        }
      }
    }
    return reached;
  }
}
