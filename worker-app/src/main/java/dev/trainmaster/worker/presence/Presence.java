package dev.trainmaster.worker.presence;

import dev.trainmaster.worker.polling.Announcement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Lets others find this worker, from when its health can be asked until it has gone. */
public final class Presence implements ApplicationListener<WebServerInitializedEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final ThisProcess self;
    private final Announcement announcement;
    private final ManagementAddress management;
    private final Clock clock;
    private final WorkerRecordFile file;
    private Optional<WorkerRecord> written = Optional.empty();

    public Presence(ThisProcess self, Announcement announcement, ManagementAddress management, Clock clock) {
        this.self = self;
        this.announcement = announcement;
        this.management = management;
        this.clock = clock;
        this.file = new WorkerRecordFile(announcement.folders().workerRecord());
    }

    @Override
    public synchronized void onApplicationEvent(WebServerInitializedEvent event) {
        WorkerRecord worker = new WorkerRecord(
                self.identity().pid(),
                self.identity().startTicks(),
                self.identity().bootId(),
                announcement.version(),
                clock.instant(),
                announcement.queues().host(),
                announcement.server().address(),
                announcement.server().namespace(),
                announcement.queues().names(),
                management.url(event.getWebServer().getPort()));
        try {
            file.write(worker);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "Cannot write " + file.path() + ": the worker's home must be writable (TRAINMASTER_HOME)",
                    unwritable);
        }
        written = Optional.of(worker);
    }

    @Override
    public synchronized void destroy() {
        written.ifPresent(worker -> {
            try {
                file.removeIfOf(worker);
            } catch (IOException unremovable) {
                LOG.warn("Cannot remove {}, which tells of this worker still", file.path(), unremovable);
            }
        });
    }
}
