package dev.trainmaster.architecture.bad;

import org.slf4j.LoggerFactory;

/** Breaks a rule on purpose: it logs once more at each replay. */
public final class Logs {

    public void say(String text) {
        LoggerFactory.getLogger(Logs.class).info(text);
    }
}
