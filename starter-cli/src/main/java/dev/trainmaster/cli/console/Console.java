package dev.trainmaster.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Everything that the command prints goes through here. With JSON, stdout holds one document and people read stderr. */
public final class Console {

    private final Terminal terminal;
    private final OutputFormat format;
    private final BufferedReader input;
    private final Glyphs glyphs;
    private boolean documentPrinted;

    public Console(Terminal terminal, OutputFormat format, BufferedReader input) {
        this.terminal = terminal;
        this.format = format;
        this.input = input;
        this.glyphs = terminal.unicode() ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    /** For people. */
    public void say(String text) {
        print(format == OutputFormat.json ? terminal.err() : terminal.out(), text);
    }

    /** For people, about the way there rather than the answer. */
    public void note(String text) {
        print(terminal.err(), text);
    }

    /** The answer: the document for programs, the lines for people. */
    public void answer(Object document, Runnable lines) {
        if (format == OutputFormat.table) {
            lines.run();
        }
        document(document);
    }

    /** The answer for programs alone; only the first one is printed. */
    public void document(Object document) {
        if (format == OutputFormat.json && !documentPrinted) {
            documentPrinted = true;
            terminal.out().println(new Json().document(document, terminal.unicode()));
        }
    }

    /** A line of a stream, such as a log, just as it is. */
    public void raw(String line) {
        terminal.out().println(line);
    }

    /** Part of an animation: no line feed, and only on a terminal. */
    public void animate(String sequence) {
        if (isInteractive()) {
            terminal.out().print(sequence);
            terminal.out().flush();
        }
    }

    public void next(String... commands) {
        say("");
        List.of(commands).forEach(command -> say("  " + style(Style.CYAN, command)));
    }

    /** Empty when nobody is there to answer. */
    public Optional<String> ask(String question) {
        if (!terminal.interactive()) {
            return Optional.empty();
        }
        PrintStream stream = format == OutputFormat.json ? terminal.err() : terminal.out();
        stream.print(glyphs.fit(question) + " ");
        stream.flush();
        try {
            return Optional.ofNullable(input.readLine()).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the answer from the terminal", e);
        }
    }

    public boolean isInteractive() {
        return terminal.interactive() && format == OutputFormat.table;
    }

    public boolean isJson() {
        return format == OutputFormat.json;
    }

    public int columns() {
        return terminal.columns();
    }

    public Glyphs glyphs() {
        return glyphs;
    }

    public String style(Style style, String text) {
        return terminal.colours() ? style.on(text) : text;
    }

    private void print(PrintStream stream, String text) {
        stream.println(glyphs.fit(text));
    }
}
