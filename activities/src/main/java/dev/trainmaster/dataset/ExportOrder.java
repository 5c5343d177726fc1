package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.nio.file.Path;

/** What to export to where. A descriptor goes beside the target: {@code dataset.json} beside {@code dataset.jsonl}. */
public record ExportOrder(DatasetSource source, Selection selection, ExportFormat format, Path target) {
    public static final String FILE_NAME = "dataset.jsonl";

    /** Under another name it must not take the place of somebody's own dataset.json. */
    public Path descriptor() {
        Path file = target.toAbsolutePath();
        String name = file.getFileName().toString();
        return file.resolveSibling(name.equals(FILE_NAME) ? "dataset.json" : name + ".dataset.json");
    }
}
