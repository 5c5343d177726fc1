package dev.trainmaster.dataset;

/** How long the texts of a dataset are, in UTF-16 characters of what a trainer learns. */
public record LengthSummary(long median, long p95, long most) {
    static LengthSummary of(LengthHistogram lengths) {
        return new LengthSummary(lengths.quantile(0.5), lengths.quantile(0.95), lengths.most());
    }
}
