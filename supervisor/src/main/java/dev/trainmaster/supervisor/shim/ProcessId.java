package dev.trainmaster.supervisor.shim;

/** A process that a later one with the same pid cannot be mistaken for, as long as the boot id is compared too. */
public record ProcessId(long pid, long startTicks) {

    @Override
    public String toString() {
        return "pid " + pid + " (start ticks " + startTicks + ")";
    }
}
