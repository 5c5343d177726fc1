package dev.trainmaster.dataset;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** The newest by created_at; one without a time is the oldest, and of equals the later one in the source is newer. */
final class LatestRecords implements Chooser {
    private final int limit;
    private final Optional<Instant> otherwise;
    private final PriorityQueue<Dated> newest =
            new PriorityQueue<>(Comparator.comparing(Dated::at).thenComparingLong(Dated::index));

    LatestRecords(int limit, Optional<String> createdAt) {
        this.limit = limit;
        this.otherwise = createdAt.map(Timestamps::instant);
    }

    @Override
    public void see(long recordIndex, Optional<Instant> createdAt) {
        Instant at = createdAt.or(() -> otherwise).orElse(Instant.MIN);
        newest.add(new Dated(at, recordIndex));
        if (newest.size() > limit) {
            newest.remove();
        }
    }

    @Override
    public Choice choice() {
        return new ChosenRecords(newest.stream().mapToLong(Dated::index).toArray());
    }

    private record Dated(Instant at, long index) {}
}
