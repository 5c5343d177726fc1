package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeGuardTest {

    private static final boolean DIED = true;
    private static final boolean STOPPED = false;

    @TempDir
    Path directory;

    private TrainingPlace place;

    @BeforeEach
    void trainUpToStep50() throws IOException {
        place = new TrainingPlace(directory, "{}");
        place.start(1, STOPPED, 0);
        for (long step : new long[] {40, 50}) {
            place.save(step);
            place.digested(step);
        }
    }

    @Test
    void anUndamagedNewestIsResumedFromWithItsDigest() throws IOException {
        ReadyToResume ready = place.start(2, DIED, 55);

        assertThat(ready.resumption().step()).hasValue(50);
        assertThat(ready.resumption().sha256())
                .hasValue(place.digestOf(50).orElseThrow().digest().sha256());
        assertThat(ready.told()).isEmpty();
    }

    @Test
    void aDamagedOneIsMovedAwayAndTheOneBeforeIsUsedAndEveryoneIsTold() throws IOException {
        SavedCheckpoints.flipOneBit(place.checkpoint(50).resolve("state.bin"));

        ReadyToResume ready = place.start(2, STOPPED, 50);

        assertThat(ready.resumption().step()).hasValue(40);
        assertThat(ready.resumption().quarantined()).singleElement().satisfies(quarantined -> {
            assertThat(quarantined.step()).isEqualTo(50);
            assertThat(quarantined.why()).startsWith("it is damaged: state.bin has the sha256");
            assertThat(Path.of(quarantined.path())).isDirectory().hasFileName("50.damaged");
        });
        assertThat(place.checkpoint(50)).doesNotExist();
        assertThat(ready.told()).hasSize(2).last().asString().contains("goes on from the checkpoint of step 40");
        assertThat(new ResumeBook(place.train).resumption(2)).hasValue(ready.resumption());
    }

    @Test
    void ifAllAreDamagedItBeginsAgain() throws IOException {
        SavedCheckpoints.flipOneBit(place.checkpoint(50).resolve("state.bin"));
        Files.delete(place.checkpoint(40).resolve("shards/0"));

        ReadyToResume ready = place.start(2, STOPPED, 50);

        assertThat(ready.resumption().step()).isEmpty();
        assertThat(ready.resumption().quarantined()).hasSize(2);
        assertThat(ready.told()).last().asString().contains("from the beginning");
    }

    @Test
    void aCheckpointThatNobodySawSavedIsUsedAsItIs() throws IOException {
        place.save(60);

        ReadyToResume ready = place.start(2, STOPPED, 60);

        assertThat(ready.resumption().step()).hasValue(60);
        assertThat(ready.resumption().sha256()).isEmpty();
    }

    @Test
    void anotherFolderOfTheSameStepIsNotJudgedByTheOldDigest() throws IOException {
        Path old = Files.move(place.checkpoint(50), directory.resolve("old"));
        SavedCheckpoints.flipOneBit(place.save(50).resolve("state.bin"));

        assertThat(place.start(2, STOPPED, 50).resumption().step()).hasValue(50);
        assertThat(old).exists();
    }

    @Test
    void oneDeathProvesNothing() throws IOException {
        place.start(2, STOPPED, 50);

        assertThat(place.start(3, DIED, 50).resumption().step()).hasValue(50);
    }

    @Test
    void aCheckpointFromWhichTwoStartsDiedIsMovedAway() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, DIED, 50);

        ReadyToResume ready = place.start(4, DIED, 50);

        assertThat(ready.resumption().step()).hasValue(40);
        assertThat(ready.resumption().quarantined())
                .singleElement()
                .satisfies(quarantined -> assertThat(quarantined.why()).contains("2 starts in a row died from it"));
    }

    @Test
    void aDeathThatIsExplainedDoesNotCount() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, STOPPED, 50);
        place.start(4, DIED, 50);

        assertThat(place.start(5, STOPPED, 50).resumption().step()).hasValue(50);
    }

    @Test
    void aStartThatTrainedBeforeItDiedDoesNotCount() throws IOException {
        place.start(2, STOPPED, 50);
        place.metrics(53);
        place.start(3, DIED, 53);
        place.metrics(57);

        assertThat(place.start(4, DIED, 57).resumption().step()).hasValue(50);
    }

    @Test
    void stepsInTheMetricsOfAnEarlierStartDoNotSpeakForALaterOne() throws IOException {
        place.metrics(57);
        place.start(2, STOPPED, 57);
        place.start(3, DIED, 57);

        assertThat(place.start(4, DIED, 57).resumption().step()).hasValue(40);
    }

    @Test
    void aTrainerThatTellsNoStepsIsNeverJudgedByThem() throws IOException {
        for (int start = 2; start < 6; start++) {
            ReadyToResume ready = new ResumeGuard(place.train, place.profile, () -> false)
                    .before(start, new FormerStart(DIED, OptionalLong.empty()));
            assertThat(ready.resumption().step()).hasValue(50);
        }
    }

    @Test
    void ifTheOneBeforeIsDeadlyTooTheSuspectComesBackAndIsNotSuspectedAgain() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, DIED, 50);
        place.start(4, DIED, 50);

        ReadyToResume ready = place.start(5, DIED, 50);

        assertThat(ready.resumption().step()).hasValue(50);
        assertThat(ready.told()).singleElement().asString().contains("step 50 is used again");
        place.start(6, DIED, 50);
        assertThat(place.start(7, DIED, 50).resumption().step()).hasValue(50);
        assertThat(place.checkpoint(40)).exists();
    }

    @Test
    void aSuspectStaysAwayOnceTheTrainerCameFurtherWithoutIt() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, DIED, 50);
        Path suspect = Path.of(
                place.start(4, DIED, 50).resumption().quarantined().get(0).path());
        place.save(50);

        assertThat(place.start(5, DIED, 52).resumption().step()).hasValue(50);
        assertThat(place.start(6, DIED, 52).resumption().step()).hasValue(50);
        assertThat(suspect).exists();
    }

    @Test
    void anAttemptThatIsRepeatedBeforeItsTrainerStartedStillKnowsWhatItMovedAway() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, DIED, 50);
        ReadyToResume first = place.start(4, DIED, 50);

        ReadyToResume again = place.start(4, DIED, 50);

        assertThat(again.resumption().quarantined())
                .isEqualTo(first.resumption().quarantined());
        assertThat(again.told()).isEqualTo(first.told());
        assertThat(place.start(5, DIED, 50).resumption().step()).hasValue(50);
    }

    @Test
    void aTrainersOwnNamesAreUsed() throws IOException {
        TrainingPlace own = new TrainingPlace(
                directory.resolve("own"), "{directory: out, name: 'checkpoint-{step}', damaged: 'bad-{name}'}");
        Files.createDirectories(own.checkpoint(7));
        Files.writeString(own.checkpoint(7).resolve("weights"), "w");
        own.digested(7);
        Files.delete(own.checkpoint(7).resolve("weights"));

        assertThat(own.start(2, STOPPED, 7).resumption().step()).isEmpty();
        assertThat(own.train.resolve("out/bad-checkpoint-7")).isDirectory();
    }

    @Test
    void recordsThatCannotBeUnderstoodBlameNobody() throws IOException {
        place.start(2, STOPPED, 50);
        place.start(3, DIED, 50);
        Files.writeString(place.train.resolve("resumes/3.json"), "{\"resum");
        Files.writeString(place.train.resolve("digests/50.json"), "");

        assertThat(place.start(4, DIED, 50).resumption().step()).hasValue(50);
    }

    @Test
    void theReadingIsGivenUpAtOnce() {
        assertThatThrownBy(() -> new ResumeGuard(place.train, place.profile, () -> true)
                        .before(2, new FormerStart(DIED, OptionalLong.of(50))))
                .isInstanceOf(InterruptedIOException.class);
    }
}
