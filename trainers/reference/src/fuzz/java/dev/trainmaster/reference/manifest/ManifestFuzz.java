package dev.trainmaster.reference.manifest;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ManifestFuzz {
    @FuzzTest(maxDuration = "10m")
    void aManifestIsReadOrRefusedInWords(byte[] bytes) {
        AnyManifest.isReadOrRefusedInWords(bytes);
    }
}
