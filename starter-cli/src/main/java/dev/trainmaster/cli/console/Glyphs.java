package dev.trainmaster.cli.console;

/** The few signs beyond letters, and what stands for them where a terminal knows ASCII only. */
public enum Glyphs {
    UNICODE("✔", "✖", "▸", "█", "░", "·", "…", new String[] {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}),
    ASCII("+", "x", ">", "#", ".", "-", "...", new String[] {"|", "/", "-", "\\"});

    private final String done;
    private final String failed;
    private final String current;
    private final String full;
    private final String empty;
    private final String dot;
    private final String ellipsis;
    private final String[] spinner;

    Glyphs(
            String done,
            String failed,
            String current,
            String full,
            String empty,
            String dot,
            String ellipsis,
            String[] spinner) {
        this.done = done;
        this.failed = failed;
        this.current = current;
        this.full = full;
        this.empty = empty;
        this.dot = dot;
        this.ellipsis = ellipsis;
        this.spinner = spinner;
    }

    public String done() {
        return done;
    }

    public String failed() {
        return failed;
    }

    public String current() {
        return current;
    }

    public String full() {
        return full;
    }

    public String empty() {
        return empty;
    }

    public String dot() {
        return dot;
    }

    public String ellipsis() {
        return ellipsis;
    }

    public String spinner(long tick) {
        return spinner[(int) Math.floorMod(tick, (long) spinner.length)];
    }

    /** The text as this terminal can show it. */
    public String fit(String text) {
        return this == UNICODE
                ? text
                : text.replace("…", "...").replace("–", "-").replace("→", "->").replace("·", "-");
    }
}
