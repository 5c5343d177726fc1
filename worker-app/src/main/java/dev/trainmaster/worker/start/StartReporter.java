package dev.trainmaster.worker.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells in one sentence why the worker does not start, before Spring does so in fifty lines. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartReporter.class);

    StartReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        StartProblem.in(failure).ifPresent(problem -> LOG.error("The worker cannot start: {}", problem));
        return StartProblem.in(failure).isPresent();
    }
}
