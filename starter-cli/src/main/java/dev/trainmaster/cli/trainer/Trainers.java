package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.request.NearestWord;
import dev.trainmaster.trainer.InstallRule;
import dev.trainmaster.trainer.KnownTrainer;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.nio.file.Path;

/** The trainers that this home knows. */
public final class Trainers {

    private final Surroundings surroundings;
    private final TrainerProfiles profiles;

    public Trainers(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.profiles = new TrainerProfiles(directory());
    }

    public TrainerProfiles profiles() {
        return profiles;
    }

    /** Where the user's own profiles lie. */
    Path directory() {
        return surroundings.home().resolve("trainers");
    }

    public TrainerHost host() {
        return new TrainerHost(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                installation(),
                TrainerHost.venvs(surroundings.home()),
                surroundings.environment());
    }

    Venv.State installed(Venv venv, InstallRule rule) {
        return surroundings.installation().map(place -> venv.state(rule, place)).orElseGet(venv::stateOfOwn);
    }

    Path installation() {
        return surroundings
                .installation()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "TRAINMASTER_INSTALL does not say where the trainers are",
                        "Use the launcher: ./trainmaster"));
    }

    public Venv venv(String name) {
        return new Venv(TrainerHost.venvs(surroundings.home()).resolve(name));
    }

    KnownTrainer known(String name) {
        return profiles.all().stream()
                .filter(trainer -> trainer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "There is no trainer \"" + name + "\""
                                + NearestWord.to(name, profiles.names())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""),
                        "See `trainmaster trainer list`, or write a profile: `trainmaster trainer new " + name + "`."));
    }

    public TrainerProfile profile(String name) {
        KnownTrainer known = known(name);
        return known.profile()
                .orElseThrow(
                        () -> new CommandFailure(ExitCode.USAGE, known.problem().orElse("")));
    }
}
