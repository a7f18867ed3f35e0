package org.eslabon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is worked out from a graph is made by a thread of its own, and nobody waits for long. */
final class DerivedTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicLong writes = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();
  private final Semaphore allowed = new Semaphore(0);
  private Derived<Long> derived = withPatience(NEVER);

  private Derived<Long> withPatience(Duration patience) {
    return new Derived<>(writes::get, this::make, patience);
  }

  private long make() {
    long seen = writes.get();
    made.incrementAndGet();
    allowed.acquireUninterruptibly();
    return seen;
  }

  private void write() {
    writes.incrementAndGet();
    derived.refresh();
  }

  @AfterEach
  void close() {
    allowed.release(100);
    derived.close();
  }

  @Test
  void theFirstWaitsAndAllOthersShareWhatIsMade() throws ExecutionException, InterruptedException {
    CompletableFuture<Derived.Now<Long>> first = CompletableFuture.supplyAsync(derived::get);
    CompletableFuture<Derived.Now<Long>> second = CompletableFuture.supplyAsync(derived::get);
    allowed.release();
    assertEquals(new Derived.Now<>(0L, 0), first.get());
    assertEquals(first.get(), second.get());
    assertEquals(1, made.get());
  }

  @Test
  void whoComesWhileItIsMadeAnewGetsTheOneBeforeAndIsToldSo() {
    derived = withPatience(Duration.ZERO);
    allowed.release();
    derived.get();
    write();
    write();
    assertEquals(new Derived.Now<>(0L, 2), derived.get());
  }

  @Test
  void itIsMadeAnewAfterAWriteThoughNobodyAsks() throws InterruptedException {
    allowed.release();
    derived.get();
    write();
    while (made.get() < 2) {
      Thread.sleep(1);
    }
    allowed.release();
    assertEquals(new Derived.Now<>(1L, 0), derived.get());
    assertEquals(2, made.get());
  }

  @Test
  void whatNobodyAsksForIsNotMadeAgainAndAgain() {
    allowed.release(10);
    derived.get();
    write();
    assertEquals(1L, derived.get().value());
    int before = made.get();
    for (int i = 0; i < 50; i++) {
      write();
    }
    assertEquals(51L, derived.get().value());
    assertTrue(made.get() - before <= 3, () -> "made " + (made.get() - before));
  }

  @Test
  void aFailureIsThrownWhenThereIsNothingBefore() {
    Derived<Long> failing =
        new Derived<>(
            writes::get,
            () -> {
              if (made.incrementAndGet() != 2) {
                throw new IllegalArgumentException("no");
              }
              return 7L;
            },
            NEVER);
    assertThrows(IllegalArgumentException.class, failing::get);
    assertEquals(7L, failing.get().value());
    writes.incrementAndGet();
    assertEquals(new Derived.Now<>(7L, 1), failing.get(), "the one before stays");
    failing.close();
  }
}
