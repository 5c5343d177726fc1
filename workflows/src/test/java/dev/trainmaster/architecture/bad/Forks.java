package dev.trainmaster.architecture.bad;

import java.util.concurrent.CompletableFuture;

/** Breaks a rule on purpose: it works on another thread. */
public final class Forks {

    public CompletableFuture<Integer> answer() {
        return CompletableFuture.supplyAsync(() -> 42);
    }
}
