package io.mcmetrics.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Transition;

/** Finds one of the shortest texts that an automaton accepts, made of letters where possible. */
final class ShortestText {
  private static final int[] LIKED = {'a', 'x', '_', '0', 'A'};

  private ShortestText() {}

  static Optional<String> of(Automaton automaton) {
    if (automaton.getNumStates() == 0) {
      return Optional.empty();
    }
    Map<Integer, String> texts = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    texts.put(0, "");
    open.add(0);
    Transition transition = new Transition();
    while (!open.isEmpty()) {
      int state = open.remove();
      String text = texts.getOrDefault(state, "");
      if (automaton.isAccept(state)) {
        return Optional.of(text);
      }
      int count = automaton.initTransition(state, transition);
      for (int i = 0; i < count; i++) {
        automaton.getNextTransition(transition);
        if (!texts.containsKey(transition.dest)) {
          texts.put(transition.dest, text + Character.toString(likedOf(transition)));
          open.add(transition.dest);
        }
      }
    }
    return Optional.empty();
  }

  private static int likedOf(Transition transition) {
    for (int character : LIKED) {
      if (transition.min <= character && character <= transition.max) {
        return character;
      }
    }
    return transition.min;
  }
}
