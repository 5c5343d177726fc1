package dev.trainmaster.reference;

/** What the exit of this process means; the README repeats the numbers for people. */
public enum ExitCode {
    OK(0),
    DEFECT(1),
    CONFIG(2),
    DATA(3),
    LOSS_NOT_FINITE(4),
    DISK(5),
    STOPPED(143);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
