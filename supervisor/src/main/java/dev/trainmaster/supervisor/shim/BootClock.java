package dev.trainmaster.supervisor.shim;

/** Milliseconds since this host booted. They run on while it sleeps, and nobody can set them. */
public final class BootClock {

    private final Proc proc;
    private final String bootId;

    public BootClock(Proc proc) {
        this.proc = proc;
        this.bootId = proc.bootId();
    }

    public long millis() {
        return proc.uptimeMillis();
    }

    /** Times of another boot mean nothing in this one. */
    public String bootId() {
        return bootId;
    }
}
