package dev.trainmaster.dataset.sample;

/** One step on the way to an answer. */
record Thought(String type, String content) {
    static Thought plan(String content) {
        return new Thought("plan", content);
    }

    static Thought calculate(String content) {
        return new Thought("calculate", content);
    }

    static Thought conclude(String content) {
        return new Thought("conclude", content);
    }
}
