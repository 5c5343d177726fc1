package dev.trainmaster.cli.view;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.run.ProgressText;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.run.Phase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finished phases fold into one line each and stay; below them the current one is drawn over and over. */
final class LiveDisplay implements RunDisplay {

    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";
    private static final int CURVE_HEIGHT = 7;
    private static final int BAR_WIDTH = 30;

    private final Console console;
    private final Clock clock;
    private final PhaseLine lines;
    private final SortedMap<Long, Double> losses = new TreeMap<>();
    private int phasesTold;
    private int drawn;
    private long tick;

    LiveDisplay(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.lines = new PhaseLine(console);
    }

    @Override
    public void show(RunView run) {
        erase();
        while (phasesTold < run.phases().size() - 1) {
            console.say(cut(lines.done(run, phasesTold++)));
        }
        if (run.hasEnded()) {
            console.say(lines.outcome(run));
            return;
        }
        run.progress().ifPresent(progress -> progress.loss().ifPresent(loss -> losses.put(progress.step(), loss)));
        List<String> block = new ArrayList<>();
        block.add(lines.current(run, clock.instant(), console.glyphs().spinner(tick++)));
        if (run.phase() == Phase.TRAINING) {
            training(run, block);
        }
        run.warning().ifPresent(text -> block.add(console.style(Style.YELLOW, "  warning: " + text)));
        block.forEach(line -> console.say(cut(line)));
        drawn = block.size();
    }

    @Override
    public void pause() {
        erase();
    }

    private void training(RunView run, List<String> block) {
        run.progress().ifPresent(progress -> {
            ProgressText.share(progress)
                    .ifPresent(share -> block.add("  " + new ProgressBar(console.glyphs()).of(share, BAR_WIDTH) + " "
                            + Math.round(share * 100) + " %"));
            new LossCurve(console.glyphs())
                    .draw(losses, console.columns(), CURVE_HEIGHT)
                    .forEach(line -> block.add(console.style(Style.DIM, line)));
        });
    }

    /** A line that wraps would be two when it is erased. */
    private String cut(String line) {
        int most = console.columns() - 1;
        if (Style.width(line) <= most) {
            return line;
        }
        String plain = Style.plain(line);
        String ellipsis = console.glyphs().ellipsis();
        return plain.substring(0, plain.offsetByCodePoints(0, most - ellipsis.length())) + ellipsis;
    }

    private void erase() {
        console.animate(UP_AND_CLEAR.repeat(drawn));
        drawn = 0;
    }
}
