package dev.trainmaster.cli.view;

import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Glyphs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** Losses over steps, drawn with letters. */
public final class LossCurve {

    private static final int MARGIN = 11;
    private static final int LEAST_WIDTH = 10;
    private static final int WIDEST = 72;

    private final Glyphs glyphs;

    public LossCurve(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** Nothing for fewer than two points. */
    public List<String> draw(SortedMap<Long, Double> losses, int columns, int height) {
        if (losses.size() < 2) {
            return List.of();
        }
        int width = Math.max(LEAST_WIDTH, Math.min(WIDEST, columns - MARGIN - 2));
        double[] means = means(losses, width);
        double least = least(means);
        double most = most(means);
        double span = most > least ? most - least : 1;
        List<String> lines = new ArrayList<>();
        for (int row = height - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            for (double mean : means) {
                boolean here = !Double.isNaN(mean) && Math.round((mean - least) / span * (height - 1)) == row;
                line.append(here ? point() : " ");
            }
            String label = row == height - 1 ? Figures.loss(most) : row == 0 ? Figures.loss(least) : "";
            lines.add(String.format(
                    Locale.ROOT, "%9s %s", label, bar() + line.toString().stripTrailing()));
        }
        String first = "step " + losses.firstKey();
        String last = Long.toString(losses.lastKey());
        lines.add(" ".repeat(MARGIN) + first + " ".repeat(Math.max(1, width - first.length() - last.length())) + last);
        return lines;
    }

    /** One mean per column, so that a curve of a million steps keeps its shape; NaN where a column has no step. */
    private static double[] means(SortedMap<Long, Double> losses, int width) {
        double[] sums = new double[width];
        int[] counts = new int[width];
        long first = losses.firstKey();
        long span = Math.max(1, losses.lastKey() - first);
        losses.forEach((step, loss) -> {
            if (Double.isFinite(loss)) {
                int column = (int) ((step - first) * (width - 1) / span);
                sums[column] += loss;
                counts[column]++;
            }
        });
        double[] means = new double[width];
        for (int i = 0; i < width; i++) {
            means[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
        }
        return means;
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Double.isNaN(value) ? least : Math.min(least, value);
        }
        return Double.isInfinite(least) ? 0 : least;
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Double.isNaN(value) ? most : Math.max(most, value);
        }
        return Double.isInfinite(most) ? 0 : most;
    }

    private String point() {
        return glyphs == Glyphs.UNICODE ? "•" : "*";
    }

    private String bar() {
        return glyphs == Glyphs.UNICODE ? "│" : "|";
    }
}
