package dev.trainmaster.cli.request;

import java.util.Map;
import java.util.function.Supplier;

/** A command that takes every field of a request as a flag. */
public interface TakesRequest {

    void requestFlags(Supplier<Map<RequestFlag, Object>> typed);
}
