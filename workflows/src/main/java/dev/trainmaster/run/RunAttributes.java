package dev.trainmaster.run;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributeKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The search attributes by which people find runs. A server must know them before the first run starts. */
public final class RunAttributes {

    public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("TrainmasterPhase");
    public static final SearchAttributeKey<String> DATASET = SearchAttributeKey.forKeyword("TrainmasterDataset");
    public static final SearchAttributeKey<String> MODEL = SearchAttributeKey.forKeyword("TrainmasterModel");
    public static final SearchAttributeKey<String> TRAINER = SearchAttributeKey.forKeyword("TrainmasterTrainer");
    public static final SearchAttributeKey<String> MODE = SearchAttributeKey.forKeyword("TrainmasterMode");
    public static final SearchAttributeKey<String> REQUESTED_BY =
            SearchAttributeKey.forKeyword("TrainmasterRequestedBy");
    public static final SearchAttributeKey<Long> STEP = SearchAttributeKey.forLong("TrainmasterStep");
    public static final SearchAttributeKey<Double> LOSS = SearchAttributeKey.forDouble("TrainmasterLoss");

    private static final List<SearchAttributeKey<?>> ALL =
            List.of(PHASE, DATASET, MODEL, TRAINER, MODE, REQUESTED_BY, STEP, LOSS);

    private RunAttributes() {}

    /** Name to type, as servers and their command lines want them. */
    public static Map<String, IndexedValueType> types() {
        Map<String, IndexedValueType> types = new LinkedHashMap<>();
        ALL.forEach(key -> types.put(key.getName(), key.getValueType()));
        return types;
    }
}
