package dev.trainmaster.cli.request;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.run.RunId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names for runs: given ones are checked, made ones sort by time and say what they train on. */
public final class RunIds {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyMMdd-HHmmss", Locale.ROOT);
    // Without the letters and digits that people mix up.
    private static final String SIGNS = "abcdefghjkmnpqrstvwxyz23456789";
    private static final int TAIL = 4;
    private static final int MOST_OF_DATASET = 40;

    private final Clock clock;
    private final RandomGenerator random;

    public RunIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String given(String id) {
        if (!RunId.isValid(id)) {
            throw new CommandFailure(ExitCode.USAGE, "--id: \"" + id + "\" is no run id", "Use " + RunId.RULE + ".");
        }
        return id;
    }

    public String made(String dataset) {
        StringBuilder id = new StringBuilder(TIME.format(clock.instant().atZone(ZoneOffset.UTC)))
                .append('-')
                .append(dataset, 0, Math.min(dataset.length(), MOST_OF_DATASET))
                .append('-');
        for (int i = 0; i < TAIL; i++) {
            id.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return id.toString();
    }
}
