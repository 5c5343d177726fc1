package dev.trainmaster.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.ApprovalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random sequences against an independent model. A failure names its seed: {@code sequence(seed)} plays it again. */
class ApprovalGatePropertyTest {

    private static final int SEQUENCES = 8_000;
    private static final List<String> PEOPLE = List.of("alice", "bob", "carol", "dave", " ");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void everySequenceOfEventsHasTheOutcomeOfTheModel() {
        Map<GateState, Integer> outcomes = new EnumMap<>(GateState.class);
        for (long seed = 0; seed < SEQUENCES; seed++) {
            outcomes.merge(new Sequence(seed).play(), 1, Integer::sum);
        }
        assertThat(outcomes)
                .as("the sequences reach every outcome often enough to mean something")
                .containsOnlyKeys(GateState.APPROVED, GateState.REJECTED, GateState.EXPIRED, GateState.WITHDRAWN)
                .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(SEQUENCES / 50));
    }

    /** One seeded sequence. */
    private static final class Sequence {

        private final long seed;
        private final Random random;
        private final ApprovalPolicy policy;
        private final ApprovalGate gate;
        private final GateModel model;
        private final Set<GateState> outcomesSeen = new LinkedHashSet<>();
        private final List<Decision> sent = new ArrayList<>();
        private Instant now = START;

        Sequence(long seed) {
            this.seed = seed;
            random = new Random(seed);
            List<String> approvers = random.nextBoolean() ? List.of() : List.of("alice", "bob", "carol");
            policy = new ApprovalPolicy(
                    Duration.ofHours(1), 1 + random.nextInt(3), approvers, chance(4), random.nextBoolean());
            Optional<String> requestedBy = random.nextBoolean() ? Optional.of("alice") : Optional.empty();
            gate = new ApprovalGate(policy, requestedBy);
            model = new GateModel(policy, requestedBy, "right");
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        GateState play() {
            int early = random.nextInt(4);
            for (int i = 0; i < early; i++) {
                step(this::decide);
            }
            step(this::open);
            int events = random.nextInt(20);
            for (int i = 0; i < events; i++) {
                step(this::anything);
            }
            step(chance(2) ? this::expire : this::withdraw);
            for (int i = 0; i < 3; i++) {
                step(this::anything);
            }
            assertThat(outcomesSeen).as("exactly one outcome, seed %d", seed).hasSize(1);
            assertThat(gate.view().audit())
                    .as("every decision is in the audit, seed %d", seed)
                    .extracting(AuditEntry::decision)
                    .hasSizeGreaterThanOrEqualTo(sent.size())
                    .containsAll(sent);
            return gate.state();
        }

        private void step(Runnable event) {
            now = now.plusSeconds(random.nextInt(120));
            event.run();
            GateState state = gate.state();
            assertThat(state.name()).as("state, seed %d", seed).isEqualTo(model.state());
            assertThat(gate.view().approvedBy())
                    .as("who approved, seed %d", seed)
                    .containsExactlyElementsOf(model.approvers());
            if (state.isFinal()) {
                outcomesSeen.add(state);
            }
            if (state == GateState.APPROVED) {
                assertThat(gate.view().approvedBy()).as("seed %d", seed).hasSize(policy.quorum());
            }
        }

        private void anything() {
            switch (random.nextInt(24)) {
                case 0 -> expire();
                case 1 -> withdraw();
                case 2, 3, 4 -> extend();
                default -> decide();
            }
        }

        private void open() {
            gate.open("right", now);
            model.open();
        }

        private void expire() {
            gate.expire();
            model.expire();
        }

        private void withdraw() {
            gate.withdraw();
            model.withdraw();
        }

        private void extend() {
            Optional<Instant> before = gate.deadline();
            Duration more = Duration.ofMinutes(random.nextInt(90) - 10);
            boolean moves = gate.state() == GateState.OPEN && more.toMinutes() > 0;
            assertThat(gate.extend(more)).as("extended, seed %d", seed).isEqualTo(moves);
            assertThat(gate.deadline())
                    .as("deadline, seed %d", seed)
                    .isEqualTo(moves ? before.map(d -> d.plus(more)) : before);
        }

        private void decide() {
            Decision decision = !sent.isEmpty() && chance(5) ? sent.get(random.nextInt(sent.size())) : fresh();
            sent.add(decision);
            gate.decide(decision, now);
            model.decide(decision);
        }

        private Decision fresh() {
            Optional<String> digest =
                    switch (random.nextInt(4)) {
                        case 0 -> Optional.of("wrong");
                        case 1, 2 -> Optional.of("right");
                        default -> Optional.empty();
                    };
            return new Decision(
                    "id-" + random.nextInt(30),
                    PEOPLE.get(random.nextInt(PEOPLE.size())),
                    chance(8) ? Verdict.REJECT : Verdict.APPROVE,
                    chance(3) ? Optional.of("because") : Optional.empty(),
                    digest);
        }
    }
}
