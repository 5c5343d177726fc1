package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    @Test
    void onlyRestartsWithoutProgressAreCounted() {
        RestartBudget budget = new RestartBudget(2);
        assertThat(budget.allowsRestartAfter(OptionalLong.of(10))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(10))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(11))).isTrue();
        assertThat(budget.spent()).isZero();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(11))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(11))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(11))).isFalse();
        assertThat(budget.spent()).isEqualTo(2);
    }

    @Test
    void aCheckpointThatWasThrownAwayIsNoProgressWhenItIsReachedAgain() {
        RestartBudget budget = new RestartBudget(1);
        assertThat(budget.allowsRestartAfter(OptionalLong.of(20))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(10))).isTrue();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(20))).isFalse();
    }

    @Test
    void whatAStartResumedFromIsNoProgressOfIt() {
        RestartBudget budget = new RestartBudget(1);
        budget.reachedBefore(OptionalLong.of(50));
        assertThat(budget.allowsRestartAfter(OptionalLong.of(50))).isTrue();
        assertThat(budget.spent()).isEqualTo(1);
        assertThat(budget.allowsRestartAfter(OptionalLong.of(50))).isFalse();
        assertThat(budget.allowsRestartAfter(OptionalLong.of(60))).isTrue();
    }

    @Test
    void noCheckpointIsNoProgress() {
        assertThat(new RestartBudget(0).allowsRestartAfter(OptionalLong.empty()))
                .isFalse();
        assertThat(new RestartBudget(0).allowsRestartAfter(OptionalLong.of(0))).isFalse();
    }
}
