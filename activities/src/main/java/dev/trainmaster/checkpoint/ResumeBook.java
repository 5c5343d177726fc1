package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers in {@code train/resumes/<start>.json} from where each start went on. */
public final class ResumeBook {

    private static final Logger LOG = LoggerFactory.getLogger(ResumeBook.class);

    private final Path folder;
    private final JsonFiles json = new JsonFiles();

    public ResumeBook(Path train) {
        this.folder = train.resolve("resumes");
    }

    public Optional<Resumption> resumption(int start) throws IOException {
        return of(start).map(ResumeRecord::resumption);
    }

    /** What cannot be understood is not known: then no checkpoint is blamed for how that start ended. */
    Optional<ResumeRecord> of(int start) throws IOException {
        try {
            return Optional.ofNullable(json.read(file(start), ResumeRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            LOG.warn("{} cannot be understood: from where that start went on is not known", file(start), e);
            return Optional.empty();
        }
    }

    void write(int start, ResumeRecord record) throws IOException {
        json.write(file(start), record);
    }

    private Path file(int start) {
        return folder.resolve(start + ".json");
    }
}
