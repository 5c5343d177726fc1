package dev.trainmaster.cli;

/** The {@code trainmaster} command. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new Trainmaster(Surroundings.ofThisProcess()).execute(args));
    }
}
