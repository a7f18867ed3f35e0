package org.eslabon.guard;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Closeable;

/** An iterator that asks the guard before each item. */
record GuardedIterator<T>(Iterator<T> items, Guard guard) implements Iterator<T>, Closeable {

  @Override
  public boolean hasNext() {
    guard.check();
    return items.hasNext();
  }

  @Override
  public T next() {
    guard.check();
    return items.next();
  }

  @Override
  public void close() {
    Iter.close(items);
  }
}
