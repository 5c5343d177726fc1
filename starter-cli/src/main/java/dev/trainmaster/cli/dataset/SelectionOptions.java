package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.request.RequestFlag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Those fields of a request that say what an export holds. The order is that of the help: a class has none. */
final class SelectionOptions {
    private final Map<RequestFlag, Object> flags = new EnumMap<>(RequestFlag.class);

    Map<RequestFlag, Object> flags() {
        return flags;
    }

    @Option(
            order = 1,
            names = "--format",
            paramLabel = "FORMAT",
            description = "tunix_sft (default), trace or training_example")
    void format(String text) {
        put(RequestFlag.FORMAT, text);
    }

    @Option(
            order = 2,
            names = "--chat-template",
            paramLabel = "NAME",
            description = "gemma (default), chatml or llama-3")
    void chatTemplate(String text) {
        put(RequestFlag.CHAT_TEMPLATE, text);
    }

    @Option(order = 3, names = "--chat-system", paramLabel = "TEXT", description = "an instruction before every prompt")
    void chatSystem(String text) {
        put(RequestFlag.CHAT_SYSTEM, text);
    }

    @Option(
            order = 4,
            names = "--created-at",
            paramLabel = "TIME",
            description = "for records that carry no time of their own")
    void createdAt(String text) {
        put(RequestFlag.CREATED_AT, text);
    }

    @Option(order = 5, names = "--limit", paramLabel = "N", description = "at most N records")
    void limit(String text) {
        put(RequestFlag.LIMIT, text);
    }

    @Option(
            order = 6,
            names = "--strategy",
            paramLabel = "WHICH",
            description = "which a limit keeps: all, latest or random")
    void strategy(String text) {
        put(RequestFlag.STRATEGY, text);
    }

    @Option(
            order = 7,
            names = "--selection-seed",
            paramLabel = "N",
            description = "of random and of the evaluation share")
    void seed(String text) {
        put(RequestFlag.SELECTION_SEED, text);
    }

    @Option(
            order = 8,
            names = "--filter",
            paramLabel = "KEY=VALUE",
            description = "only records with this in their meta; repeatable")
    void filters(List<String> texts) {
        flags.put(RequestFlag.FILTER, RequestFlag.FILTER.kind().value(texts));
    }

    @Option(
            order = 9,
            names = "--filter-any",
            paramLabel = "KEY=VALUE,...",
            description = "only records with one of these in their meta; repeatable")
    void anyOf(List<String> texts) {
        flags.put(RequestFlag.FILTER_ANY, RequestFlag.FILTER_ANY.kind().value(texts));
    }

    @Option(
            order = 10,
            names = "--filter-exists",
            paramLabel = "KEY,...",
            description = "only records whose meta has these keys")
    void exists(List<String> texts) {
        flags.put(RequestFlag.FILTER_EXISTS, RequestFlag.FILTER_EXISTS.kind().value(texts));
    }

    @Option(
            order = 11,
            names = "--unique-prompts",
            description = "of records with the same prompt keep the first alone",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false")
    void uniquePrompts(String text) {
        put(RequestFlag.UNIQUE_PROMPTS, text);
    }

    @Option(
            order = 12,
            names = "--eval-share",
            paramLabel = "X",
            description = "hold this share back in a file of its own, 0 to 0.5")
    void evalShare(String text) {
        put(RequestFlag.EVAL_SHARE, text);
    }

    @Option(
            order = 13,
            names = "--max-invalid",
            paramLabel = "N",
            description = "tolerate so many bad records (default: 0)")
    void maxInvalid(String text) {
        put(RequestFlag.MAX_INVALID, text);
    }

    private void put(RequestFlag flag, String text) {
        flags.put(flag, flag.kind().value(List.of(text)));
    }
}
