package dev.trainmaster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trainmaster.notification.UndeliveredException.Again;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookNotifierTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "0123456789abcdef";
    private static final Notice NOTICE =
            new Notice("r", Notice.Kind.APPROVAL_NEEDED, "bitte prüfen", NOW, Map.of("quorum", "2"));

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 204;

    @BeforeEach
    void aReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::answer);
        server.createContext("/slow", exchange -> await());
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void aNoticeArrivesSignedOverItsTimeAndBody() throws InterruptedException {
        notifier("/hook", Duration.ofSeconds(5)).tell(NOTICE);

        Received request = received.poll(5, TimeUnit.SECONDS);
        assertThat(request.body)
                .contains("\"runId\":\"r\"")
                .contains("bitte prüfen")
                .contains("APPROVAL_NEEDED");
        assertThat(request.signature)
                .isEqualTo(
                        new Signature(SECRET).of(NOW.getEpochSecond(), request.body.getBytes(StandardCharsets.UTF_8)))
                .startsWith("t=1767323045,v1=");
    }

    @Test
    void theSignatureIsHmacSha256OverSecondsDotBody() {
        // printf '1.abc' | openssl dgst -sha256 -hmac 0123456789abcdef
        assertThat(new Signature(SECRET).of(1, "abc".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("t=1,v1=bb57b29c25f86755deeb3b881ecf1f014e7dad64b5c6017b912379ffcf6ecfef");
    }

    @Test
    void theSameNoticeKeepsItsIdWhenItIsSentAgain() {
        notifier("/hook", Duration.ofSeconds(5)).tell(NOTICE);
        notifier("/hook", Duration.ofSeconds(5)).tell(NOTICE);

        assertThat(List.copyOf(received))
                .hasSize(2)
                .extracting(Received::id)
                .containsOnly(received.peek().id());
    }

    @ParameterizedTest
    @CsvSource({
        "500, CAN_HELP",
        "503, CAN_HELP",
        "429, CAN_HELP",
        "408, CAN_HELP",
        "400, CANNOT_HELP",
        "404, CANNOT_HELP",
        "302, CANNOT_HELP"
    })
    void anAnswerThatIsNoSuccessSaysWhetherToSendItAgain(int answered, Again again) {
        status = answered;

        UndeliveredException undelivered = catchThrowableOfType(
                UndeliveredException.class,
                () -> notifier("/hook?token=secret", Duration.ofSeconds(5)).tell(NOTICE));

        assertThat(undelivered.again()).isEqualTo(again);
        assertThat(undelivered)
                .hasMessageContaining("answered " + answered + " to APPROVAL_NEEDED of run r")
                .hasMessageNotContaining("token");
    }

    @Test
    void aReceiverThatNeverAnswersIsLeftAfterTheTimeout() {
        UndeliveredException undelivered = catchThrowableOfType(
                UndeliveredException.class,
                () -> notifier("/slow", Duration.ofMillis(200)).tell(NOTICE));

        assertThat(undelivered.again()).isEqualTo(Again.CAN_HELP);
        assertThat(undelivered).hasMessageContaining("cannot reach the webhook at http://");
    }

    @Test
    void aTargetThatCannotBeRightIsRefusedAndKeepsItsSecret() {
        assertThatThrownBy(() -> new WebhookTarget(URI.create("ftp://x/y"), SECRET, Duration.ofSeconds(1)))
                .hasMessageContaining("http or https");
        assertThatThrownBy(() -> new WebhookTarget(URI.create("/hook"), SECRET, Duration.ofSeconds(1)))
                .hasMessageContaining("http or https");
        assertThatThrownBy(() -> new WebhookTarget(URI.create("http://x/y"), "short", Duration.ofSeconds(1)))
                .hasMessageContaining("at least 16 characters");
        assertThat(new WebhookTarget(URI.create("http://u:p@x/y?k=1"), SECRET, Duration.ofSeconds(1)).toString())
                .isEqualTo("WebhookTarget[http://x]");
    }

    private WebhookNotifier notifier(String path, Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new WebhookNotifier(new WebhookTarget(url, SECRET, timeout), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst(Signature.HEADER),
                exchange.getRequestHeaders().getFirst(WebhookNotifier.ID_HEADER)));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void await() {
        try {
            assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Received(String body, String signature, String id) {}
}
