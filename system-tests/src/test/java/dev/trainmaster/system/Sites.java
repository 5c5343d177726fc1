package dev.trainmaster.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Makes sites; the real server behind them is started once and ends with the last test. */
final class Sites {

    private static final Namespace WHOLE_RUN = Namespace.create(Sites.class);

    private Sites() {}

    static Site on(Rung rung, ExtensionContext context) {
        return Site.on(rung, rung == Rung.REAL ? real(context).namespace() : new InMemoryRung());
    }

    private static RealServer real(ExtensionContext context) {
        return context.getRoot()
                .getStore(WHOLE_RUN)
                .computeIfAbsent(RealServer.class, key -> RealServer.start(), RealServer.class);
    }
}
