package dev.trainmaster.request;

import com.code_intelligence.jazzer.junit.FuzzTest;

class RequestFuzz {
    @FuzzTest(maxDuration = "10m")
    void aRequestIsReadOrRefusedInWords(byte[] bytes) {
        AnyRequest.isReadOrRefusedInWords(bytes);
    }
}
