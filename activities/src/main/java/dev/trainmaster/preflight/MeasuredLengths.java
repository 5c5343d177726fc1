package dev.trainmaster.preflight;

import dev.trainmaster.dataset.LengthHistogram;
import dev.trainmaster.trainer.LengthUnit;
import java.util.Locale;

/**
 * How long the records are against what the trainer reads of each: as the trainer says, else by our own measure.
 *
 * @param longer records that are longer than maxSeqLength
 */
record MeasuredLengths(LengthStatistics statistics, long longer, long records) {

    static MeasuredLengths of(LengthHistogram lengths, int maxSeqLength, LengthUnit unit) {
        long longer = lengths.above(maxSeqLength);
        return new MeasuredLengths(
                new LengthStatistics(
                        unit.told(),
                        lengths.quantile(0.5),
                        lengths.quantile(0.95),
                        lengths.most(),
                        share(longer, lengths.total())),
                longer,
                lengths.total());
    }

    void tell(PreflightOrder order, Findings findings) {
        if (longer > 0) {
            findings.add(
                    Rule.RECORDS_CUT,
                    "hyperparameters.maxSeqLength",
                    longer + " of " + records + " records ("
                            + String.format(Locale.ROOT, "%.1f", statistics.cutShare() * 100)
                            + " %) are longer than maxSeqLength "
                            + order.request().hyperparameters().maxSeqLength() + " (" + statistics.unit()
                            + "), the longest has " + statistics.most() + ": their ends are not learned");
        }
    }

    static double share(long longer, long records) {
        return records == 0 ? 0 : (double) longer / records;
    }
}
