package dev.trainmaster.training;

import dev.trainmaster.checkpoint.Resumption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The starts of a run's trainer, in order. */
public final class StartLog {

    private static final int MOST_KEPT = 50;

    private final List<StartRecord> records = new ArrayList<>();

    public void ordered(int start, Instant now) {
        if (records.size() == MOST_KEPT) {
            records.remove(0);
        }
        records.add(new StartRecord(start, now, Optional.empty(), 0, Optional.empty(), Optional.empty()));
    }

    public void heard(TrainingNews news) {
        change(
                news.start(),
                old -> new StartRecord(
                        old.start(),
                        old.orderedAt(),
                        news.trainer().or(old::trainer),
                        old.adoptions() + (news.kind() == TrainingNews.Kind.ADOPTED ? 1 : 0),
                        old.ended(),
                        news.resumed().or(old::resumed)));
    }

    public void ended(int start, String how, Optional<Resumption> resumed) {
        change(
                start,
                old -> new StartRecord(
                        old.start(),
                        old.orderedAt(),
                        old.trainer(),
                        old.adoptions(),
                        Optional.of(how),
                        resumed.or(old::resumed)));
    }

    private void change(int start, UnaryOperator<StartRecord> change) {
        records.replaceAll(record -> record.start() == start ? change.apply(record) : record);
    }

    public List<StartRecord> records() {
        return List.copyOf(records);
    }
}
