package org.eslabon.portal.map;

import java.util.ArrayList;
import java.util.List;
import org.eslabon.portal.map.MapWindow.Point;

/** Which parts of a picture are still free for names. Not for threads. */
public final class TextRoom {

  private static final int SIZE = 12;

  private final double width;
  private final double height;
  private final List<double[]> taken = new ArrayList<>();

  public TextRoom(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** About how wide a text of a font size is: no fonts are known where this is worked out. */
  public static int width(String text, int size) {
    return (int) Math.ceil(text.codePointCount(0, text.length()) * size * 0.56);
  }

  /** Takes the room of a symbol. */
  public void take(Point middle, double radius) {
    taken.add(
        new double[] {
          middle.x() - radius, middle.y() - radius, middle.x() + radius, middle.y() + radius
        });
  }

  /** Takes the room to the right of a symbol for its name, where that room is free. */
  public boolean takeBeside(Point middle, double radius, String text) {
    double left = middle.x() + radius + 3;
    double[] box = {
      left, middle.y() - SIZE / 2.0, left + width(text, SIZE), middle.y() + SIZE / 2.0
    };
    boolean free =
        box[2] <= width
            && box[1] >= 0
            && box[3] <= height
            && taken.stream().noneMatch(other -> meet(box, other));
    if (free) {
      taken.add(box);
    }
    return free;
  }

  private static boolean meet(double[] one, double[] other) {
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  }
}
