package dev.trainmaster.run;

/** Puts words that people or programs chose into Markdown, so that they stay words on one line. */
final class Markdown {

    private static final int LONGEST = 600;
    private static final String SPECIAL = "\\`*_{}[]<>#|~!&";

    private Markdown() {}

    /** As it is, between backticks: a backtick itself would end it, so it becomes a quote. */
    static String code(String text) {
        String line = line(text).replace('`', '\'').strip();
        return line.isEmpty() ? "` `" : "`" + line + "`";
    }

    /** As plain words, in which nothing is a link, a tag or an emphasis. */
    static String words(String text) {
        StringBuilder words = new StringBuilder();
        line(text).chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                words.append('\\');
            }
            words.append((char) c);
        });
        return words.toString();
    }

    private static String line(String text) {
        String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        return bounded.replaceAll("\\p{Cntrl}+", " ");
    }
}
