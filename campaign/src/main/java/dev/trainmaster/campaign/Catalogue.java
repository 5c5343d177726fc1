package dev.trainmaster.campaign;

import dev.trainmaster.campaign.fault.CancelledWithoutWorker;
import dev.trainmaster.campaign.fault.EndedWithoutWorker;
import dev.trainmaster.campaign.fault.HostCutOff;
import dev.trainmaster.campaign.fault.HostInTrouble;
import dev.trainmaster.campaign.fault.KilledAtFailpoints;
import dev.trainmaster.campaign.fault.ManyTrainersIdle;
import dev.trainmaster.campaign.fault.ServerUnreachable;
import dev.trainmaster.campaign.fault.StateFilesDamaged;
import dev.trainmaster.campaign.fault.StrangersNamed;
import dev.trainmaster.campaign.fault.StubbornTreesStopped;
import dev.trainmaster.campaign.fault.TrainerHangs;
import dev.trainmaster.campaign.fault.TrainerKilled;
import dev.trainmaster.campaign.fault.WorkerKilled;
import dev.trainmaster.campaign.fault.WorkerKilledAgainAndAgain;
import java.util.List;

/** All faults. */
final class Catalogue {

    private final List<Fault> all = List.of(
            new WorkerKilled(),
            new WorkerKilledAgainAndAgain(),
            new TrainerKilled(),
            new KilledAtFailpoints(),
            new EndedWithoutWorker(),
            new ServerUnreachable(),
            new StubbornTreesStopped(),
            new CancelledWithoutWorker(),
            new TrainerHangs(),
            new StrangersNamed(),
            new StateFilesDamaged(),
            new HostInTrouble(),
            new ManyTrainersIdle(),
            new HostCutOff());

    /** All that this column has when none is named. */
    List<Fault> named(List<String> ids, Column column) {
        List<String> unknown = ids.stream().filter(id -> !known().contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no fault " + unknown.get(0) + ", but: " + String.join(", ", known()));
        }
        return all.stream()
                .filter(fault -> ids.isEmpty() ? fault.isIn(column) : ids.contains(fault.id()))
                .toList();
    }

    List<String> known() {
        return all.stream().map(Fault::id).toList();
    }
}
