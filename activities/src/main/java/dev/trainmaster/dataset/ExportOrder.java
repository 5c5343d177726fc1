package dev.trainmaster.dataset;

import dev.trainmaster.request.ChatSettings;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import java.nio.file.Path;

/** What to export to where. A descriptor goes beside the target: {@code dataset.json} beside {@code dataset.jsonl}. */
public record ExportOrder(
        DatasetSource source, Selection selection, ExportFormat format, ChatSettings chat, Path target) {
    public static final String FILE_NAME = "dataset.jsonl";

    /** In Gemma's turns, without an instruction. */
    public ExportOrder(DatasetSource source, Selection selection, ExportFormat format, Path target) {
        this(source, selection, format, ChatSettings.DEFAULTS, target);
    }

    /** Where the records go that are held back. */
    Path evaluation() {
        Path file = target.toAbsolutePath();
        String name = file.getFileName().toString();
        return file.resolveSibling(DatasetKey.withoutSuffix(name).orElse(name) + ".eval.jsonl");
    }

    WorkOrder work(boolean writes) {
        return new WorkOrder(
                source.key(),
                new MetaFilter(selection),
                format,
                ChatFrame.of(chat),
                selection.createdAt(),
                !writes && selection.strategy() == SelectionStrategy.LATEST,
                selection.uniquePrompts(),
                writes);
    }

    /** Under another name it must not take the place of somebody's own dataset.json. */
    public Path descriptor() {
        Path file = target.toAbsolutePath();
        String name = file.getFileName().toString();
        return file.resolveSibling(name.equals(FILE_NAME) ? "dataset.json" : name + ".dataset.json");
    }
}
