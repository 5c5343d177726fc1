package dev.trainmaster.trainer;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ProfileFuzz {
    @FuzzTest(maxDuration = "10m")
    void aProfileIsReadOrRefusedWithItsPlace(byte[] bytes) {
        AnyProfile.isReadOrRefusedWithItsPlace(bytes);
    }
}
