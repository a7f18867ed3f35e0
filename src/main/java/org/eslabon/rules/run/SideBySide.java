package org.eslabon.rules.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Work on several things at once, by threads of their own: those of the common pool are left to the
 * loops inside that work, and help whoever runs longest.
 */
final class SideBySide {

  private SideBySide() {}

  /**
   * What is made of each of some things, in their order.
   *
   * @param work called by several threads. When it fails for some, the others are finished, and the
   *     first failure in the order of the things is thrown
   */
  static <T, R> List<R> map(List<T> things, Function<T, R> work) {
    if (things.size() == 1) {
      return List.of(work.apply(things.get(0)));
    }
    List<CompletableFuture<R>> all = new ArrayList<>();
    things.forEach(thing -> all.add(new CompletableFuture<>()));
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
            T thing = things.get(i);
            all.get(i).completeAsync(() -> work.apply(thing), Runnable::run);
          }
        };
    int threads = Math.min(things.size(), Runtime.getRuntime().availableProcessors());
    for (int i = 1; i < threads; i++) {
      Thread beside = new Thread(share, "rules-" + i);
      beside.setDaemon(true);
      beside.start();
    }
    share.run();
    return all.stream().map(SideBySide::done).toList();
  }

  private static <R> R done(CompletableFuture<R> one) {
    try {
      return one.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
