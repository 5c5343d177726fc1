package dev.trainmaster.architecture.bad;

import java.io.File;

/** Breaks a rule on purpose: it looks at the disk. */
public final class Files {

    public boolean exists(String path) {
        return new File(path).exists();
    }
}
