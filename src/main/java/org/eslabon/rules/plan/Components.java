package org.eslabon.rules.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Strongly connected components (Tarjan 1972), without recursion so that long chains do not exhaust
 * the stack.
 */
public final class Components<T> {

  private final Function<T, ? extends Iterable<T>> next;
  private final Map<T, Integer> index = new HashMap<>();
  private final Map<T, Integer> low = new HashMap<>();
  private final Deque<T> open = new ArrayDeque<>();
  private final Set<T> isOpen = new HashSet<>();
  private final List<List<T>> found = new ArrayList<>();

  private Components(Function<T, ? extends Iterable<T>> next) {
    this.next = next;
  }

  /** The components; each stands after all components that its members lead to. */
  public static <T> List<List<T>> of(Iterable<T> nodes, Function<T, ? extends Iterable<T>> next) {
    Components<T> search = new Components<>(next);
    for (T node : nodes) {
      if (!search.index.containsKey(node)) {
        search.searchFrom(node);
      }
    }
    return search.found;
  }

  private record Frame<T>(T node, Iterator<T> rest) {}

  private void searchFrom(T root) {
    Deque<Frame<T>> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Frame<T> frame = path.element();
      if (frame.rest().hasNext()) {
        T target = frame.rest().next();
        if (!index.containsKey(target)) {
          path.push(enter(target));
        } else if (isOpen.contains(target)) {
          low.merge(frame.node(), index.getOrDefault(target, 0), Math::min);
        }
      } else {
        path.pop();
        leave(frame.node());
        if (!path.isEmpty()) {
          low.merge(path.element().node(), low.getOrDefault(frame.node(), 0), Math::min);
        }
      }
    }
  }

  private Frame<T> enter(T node) {
    index.put(node, index.size());
    low.put(node, index.size() - 1);
    open.push(node);
    isOpen.add(node);
    return new Frame<>(node, copy(next.apply(node)).iterator());
  }

  private List<T> copy(Iterable<T> targets) {
    List<T> list = new ArrayList<>();
    targets.forEach(list::add);
    return list;
  }

  private void leave(T node) {
    if (!low.getOrDefault(node, -1).equals(index.get(node))) {
      return;
    }
    List<T> component = new ArrayList<>();
    T member;
    do {
      member = open.pop();
      isOpen.remove(member);
      component.add(member);
    } while (!member.equals(node));
    found.add(component);
  }
}
