package dev.trainmaster.preflight;

import dev.trainmaster.trainer.Probe;
import dev.trainmaster.trainer.Rendering;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the trainer itself, by the very program that will train. */
final class TrainerCheck {
    private static final long MOST_OUTPUT_BYTES = 1 << 20;

    private final TrainerHost host;

    TrainerCheck(TrainerHost host) {
        this.host = host;
    }

    ProbeAnswer look(PreflightOrder order, TrainerProfile trainer, Findings findings, PreflightProgress progress) {
        TrainerPlace place = order.place(host, trainer);
        List<Path> missing = new Rendering(trainer, place).missingFiles();
        if (!missing.isEmpty()) {
            findings.add(
                    Rule.TRAINER_NOT_INSTALLED,
                    "trainer " + trainer.name(),
                    "there is no file " + missing.get(0) + ". " + host.remedy(missing.get(0), trainer.name()));
            return ProbeAnswer.NONE;
        }
        Optional<TrainerCommand> command = trainer.probeIn(place);
        if (command.isEmpty()) {
            unproven(trainer, trainer.commandIn(place), findings);
            return ProbeAnswer.NONE;
        }
        Probe probe = trainer.probe().orElseThrow();
        ProbeEnd end =
                new ProbeProcess(MOST_OUTPUT_BYTES, host.environment(), progress).run(command.get(), probe.limit());
        return judge(end, order, trainer, probe, findings);
    }

    private static void unproven(TrainerProfile trainer, TrainerCommand command, Findings findings) {
        if (Executables.isThere(command)) {
            findings.add(Rule.TRAINER_UNPROVEN, "trainer " + trainer.name(), "its profile has no probe command");
        } else {
            findings.add(
                    Rule.TRAINER_NOT_INSTALLED,
                    "trainer " + trainer.name(),
                    "there is no program " + command.argv().get(0));
        }
    }

    private static ProbeAnswer judge(
            ProbeEnd end, PreflightOrder order, TrainerProfile trainer, Probe probe, Findings findings) {
        String place = "trainer " + trainer.name();
        if (end instanceof ProbeEnd.NotStarted notStarted) {
            findings.add(Rule.TRAINER_NOT_INSTALLED, place, notStarted.reason());
        } else if (end instanceof ProbeEnd.TimedOut timedOut) {
            findings.add(
                    Rule.PROBE_TIMED_OUT,
                    place,
                    "did not answer within " + timedOut.limit() + LastLines.said(timedOut.errors()));
        } else if (end instanceof ProbeEnd.TooLong tooLong) {
            findings.add(Rule.PROBE_TOO_LONG, place, "printed more than " + tooLong.mostBytes() + " bytes");
        } else if (end instanceof ProbeEnd.Exited exited && exited.code() != 0) {
            findings.add(Rule.TRAINER_REFUSES, place, LastLines.ofExit(exited, trainer));
        } else if (end instanceof ProbeEnd.Exited exited && probe.answers()) {
            return answer(exited, order, place, findings);
        }
        return ProbeAnswer.NONE;
    }

    private static ProbeAnswer answer(ProbeEnd.Exited exited, PreflightOrder order, String place, Findings findings) {
        Optional<ProbeAnswer> answer = ProbeAnswer.in(exited.output());
        if (answer.isEmpty()) {
            findings.add(Rule.PROBE_UNREADABLE, place, "printed no line of JSON" + LastLines.said(exited.output()));
            return ProbeAnswer.NONE;
        }
        long records = answer.get().records().orElse(order.dataset().records());
        if (records != order.dataset().records()) {
            findings.add(
                    Rule.TRAINER_DISAGREES,
                    place,
                    "counts " + records + " records, but " + order.dataset().records() + " were exported");
        }
        return answer.get();
    }
}
