package org.eslabon.bench;

import java.lang.management.ManagementFactory;

/**
 * What the benchmark ran on.
 *
 * @param memory in octets
 * @param load how many programs wanted a processor when it began, on average of the last minute;
 *     times mean little when that is more than one
 */
record Machine(int processors, long memory, String system, String java, double load) {

  static Machine here() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        system.getName() + " " + system.getArch(),
        System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }
}
