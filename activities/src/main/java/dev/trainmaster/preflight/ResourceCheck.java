package dev.trainmaster.preflight;

import dev.trainmaster.supervisor.HostLimits;
import dev.trainmaster.training.TrainerBounds;

/** Whether this host can keep the bounds that the request asks for: an unkept one would be found out too late. */
final class ResourceCheck {

    private final HostLimits host;

    ResourceCheck(HostLimits host) {
        this.host = host;
    }

    void look(PreflightOrder order, Findings findings) {
        host.lacking(TrainerBounds.of(order.request().resources()))
                .ifPresent(lacking -> findings.add(Rule.RESOURCES_UNENFORCEABLE, "resources", lacking));
    }
}
