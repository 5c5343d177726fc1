package dev.trainmaster.preflight;

import dev.trainmaster.dataset.LengthHistogram;
import dev.trainmaster.trainer.LengthUnit;
import java.util.Locale;

/** Says how long the records are against what the trainer reads of each. */
final class LengthReport {
    private LengthReport() {}

    static LengthStatistics of(LengthHistogram lengths, PreflightOrder order, LengthUnit unit, Findings findings) {
        int most = order.request().hyperparameters().maxSeqLength();
        long cut = lengths.above(most);
        double share = lengths.total() == 0 ? 0 : (double) cut / lengths.total();
        if (cut > 0) {
            findings.add(
                    Rule.RECORDS_CUT,
                    "hyperparameters.maxSeqLength",
                    cut + " of " + lengths.total() + " records ("
                            + String.format(Locale.ROOT, "%.1f", share * 100)
                            + " %) are longer than maxSeqLength " + most + " (" + unit.told() + "), the longest has "
                            + lengths.most() + ": their ends are not learned");
        }
        return new LengthStatistics(unit.told(), lengths.quantile(0.5), lengths.quantile(0.95), lengths.most(), share);
    }
}
