package dev.trainmaster.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Columns side by side, as wide as they need; where the terminal is too narrow, the widest ones are cut. */
public final class Table {

    private static final String GAP = "  ";
    private static final int LEAST_WIDTH = 6;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        this.head = List.of(head);
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void print(Console console) {
        int[] widths = widths(console.columns());
        console.say(console.style(Style.BOLD, line(head, widths, console.glyphs())));
        rows.forEach(row -> console.say(line(row, widths, console.glyphs())));
    }

    private int[] widths(int columns) {
        int[] widths = IntStream.range(0, head.size()).map(this::widest).toArray();
        int gaps = GAP.length() * (widths.length - 1);
        while (IntStream.of(widths).sum() + gaps > columns) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                    .orElseThrow();
            if (widths[widest] <= LEAST_WIDTH) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private int widest(int column) {
        return IntStream.concat(
                        IntStream.of(Style.width(head.get(column))),
                        rows.stream().mapToInt(row -> Style.width(row.get(column))))
                .max()
                .orElse(0);
    }

    private static String line(List<String> cells, int[] widths, Glyphs glyphs) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : GAP).append(cell(cells.get(i), widths[i], glyphs));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text, int width, Glyphs glyphs) {
        int length = Style.width(text);
        if (length <= width) {
            return text + " ".repeat(width - length);
        }
        int kept = width - glyphs.ellipsis().length();
        return text.substring(0, text.offsetByCodePoints(0, kept)) + glyphs.ellipsis();
    }
}
