package dev.trainmaster.notification;

import dev.trainmaster.notification.UndeliveredException.Again;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Posts a notice as signed JSON. Its id stays the same when it is sent again, so that a receiver can tell. */
public final class WebhookNotifier implements Notifier {
    static final String ID_HEADER = "Trainmaster-Notice-Id";
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;

    private final WebhookTarget target;
    private final HttpClient client;
    private final Clock clock;
    private final Signature signature;
    private final JsonFiles json = new JsonFiles();

    public WebhookNotifier(WebhookTarget target, Clock clock) {
        this.target = target;
        this.client = HttpClient.newBuilder()
                .connectTimeout(target.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.clock = clock;
        this.signature = new Signature(target.secret());
    }

    @Override
    public void tell(Notice notice) {
        int status = post(request(notice));
        if (status / 100 != 2) {
            boolean passing = status / 100 == 5 || status == TIMED_OUT || status == TOO_MANY;
            throw new UndeliveredException(
                    "the webhook at " + target.shown() + " answered " + status + " to " + notice.kind() + " of run "
                            + notice.runId(),
                    passing ? Again.CAN_HELP : Again.CANNOT_HELP);
        }
    }

    private HttpRequest request(Notice notice) {
        byte[] body = body(notice);
        String id = notice.runId() + "/" + notice.kind() + "/" + notice.at();
        return HttpRequest.newBuilder(target.url())
                .timeout(target.timeout())
                .header("Content-Type", "application/json")
                .header(Signature.HEADER, signature.of(clock.instant().getEpochSecond(), body))
                .header(
                        ID_HEADER,
                        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] body(Notice notice) {
        try {
            return json.bytes(notice);
        } catch (IOException e) {
            throw new UndeliveredException("cannot write the notice as JSON: " + e, Again.CANNOT_HELP, e);
        }
    }

    private int post(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UndeliveredException(
                    "cannot reach the webhook at " + target.shown() + ": " + e, Again.CAN_HELP, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException("was interrupted at the webhook", Again.CAN_HELP, e);
        }
    }
}
