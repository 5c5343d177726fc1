package dev.trainmaster.dataset;

import com.code_intelligence.jazzer.junit.FuzzTest;

class DatasetFuzz {
    @FuzzTest(maxDuration = "30m")
    void bothWaysOfReadingAgree(byte[] bytes) {
        AnyBytes.areReadTheSameInBothWays(bytes);
    }
}
