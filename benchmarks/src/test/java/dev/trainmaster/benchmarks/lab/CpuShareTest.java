package dev.trainmaster.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CpuShareTest {

    @Test
    void whatAProcessUsedSinceThenIsItsShare() {
        ProcessFacts self = new ProcessFacts(ProcessHandle.current().pid());
        CpuShare once = CpuShare.of(self.pid());
        CpuShare twice = CpuShare.of(self.pid(), self.pid());
        double until = self.cpuSeconds() + 0.2;
        while (self.cpuSeconds() < until) {
            Thread.onSpinWait();
        }

        double share = once.percentOfACore();

        assertThat(share).isPositive();
        assertThat(twice.percentOfACore()).isGreaterThan(share);
    }
}
