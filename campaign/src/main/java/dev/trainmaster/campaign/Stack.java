package dev.trainmaster.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A trial that broke by itself is told with where it broke. */
final class Stack {

    private Stack() {}

    static String of(Throwable broken) {
        StringWriter text = new StringWriter();
        broken.printStackTrace(new PrintWriter(text, true));
        return "the trial broke: " + text;
    }
}
