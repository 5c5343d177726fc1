package dev.trainmaster.architecture.bad;

import java.util.logging.Logger;

/** Breaks a rule on purpose: it logs once more at each replay. */
public final class Logs {

    public void say(String text) {
        Logger.getLogger("replayed").info(text);
    }
}
