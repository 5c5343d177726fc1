package dev.trainmaster.cli.console;

/** Emphasis by ANSI sequences, or none. */
public enum Style {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private static final String ESCAPE = "\u001b[";
    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text) {
        return ESCAPE + code + "m" + text + ESCAPE + "0m";
    }

    /** The text alone. */
    public static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
    }

    /** How many columns a text takes. */
    public static int width(String text) {
        String plain = plain(text);
        return plain.codePointCount(0, plain.length());
    }
}
