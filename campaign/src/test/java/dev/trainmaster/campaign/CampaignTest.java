package dev.trainmaster.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.campaign.result.Outcome;
import dev.trainmaster.campaign.result.Page;
import dev.trainmaster.campaign.result.Results;
import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The small column; the large one with {@code -Pcampaign}. What a figure must not exceed is told, and judged by the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class CampaignTest {

    private static final Column COLUMN = Column.valueOf(
            System.getProperty("trainmaster.campaign.column", "small").toUpperCase(Locale.ROOT));

    private final Path folder = Path.of("target", "campaign").toAbsolutePath();
    private final Results results = Results.in(folder);
    private final Campaign campaign = new Campaign(
            Path.of("..").toAbsolutePath().normalize(),
            folder.resolve("work"),
            COLUMN,
            Seeds.chosen(new SecureRandom()),
            System.out::println);

    @BeforeAll
    void theServerCanBeHad() {
        RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv());
    }

    @AfterAll
    void tell() {
        campaign.close();
        new Page(results.of(COLUMN)).lines().forEach(System.out::println);
    }

    static List<Fault> everyFault() {
        return new Catalogue().named(List.of(), COLUMN);
    }

    @ParameterizedTest
    @MethodSource
    void everyFault(Fault fault) {
        Outcome outcome = campaign.inflict(fault);
        results.add(outcome);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.n()).isPositive();
    }
}
