package io.conduct.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What some work took.
 *
 * @param nanos time passed
 * @param cpuNanos time that all threads of this process spent on processors, which does not depend on what else runs
 */
record Effort(long nanos, long cpuNanos) {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static Effort of(Runnable work) {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Effort(System.nanoTime() - start, SYSTEM.getProcessCpuTime() - cpu);
    }

    double perSecond(int count) {
        return count * 1e9 / nanos;
    }

    double cpuMicros(int count) {
        return cpuNanos / 1e3 / count;
    }
}
