package dev.trainmaster.dataset.sample;

import java.util.List;

/** A question with its right answer and the way to it. */
record Task(String kind, String question, List<Thought> thoughts, String answer) {
    static Task of(String kind, String question, String answer, Thought... thoughts) {
        return new Task(kind, question, List.of(thoughts), answer);
    }
}
