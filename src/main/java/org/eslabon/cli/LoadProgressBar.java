package org.eslabon.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.eslabon.load.LoadProgress;
import org.jspecify.annotations.Nullable;

/** Shows how a load gets on, where a person watches and the file is worth waiting for. */
final class LoadProgressBar implements LoadProgress {

  private static final long WORTH_SHOWING = 4L << 20;

  private final Console console;
  private @Nullable ProgressBar bar;

  LoadProgressBar(Console console) {
    this.console = console;
  }

  @Override
  public void begin(Phase phase, String file, long bytes) {
    if (console.interactive() && bytes >= WORTH_SHOWING) {
      bar =
          new ProgressBarBuilder()
              .setTaskName((phase == Phase.CHECK ? "checking " : "writing ") + file)
              .setInitialMax(bytes)
              .setUnit(" MiB", 1L << 20)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, console.width()))
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public void advance(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
