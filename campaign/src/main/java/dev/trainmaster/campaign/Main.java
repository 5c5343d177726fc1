package dev.trainmaster.campaign;

import java.nio.file.Path;
import picocli.CommandLine;

/** Started by the launcher script, which tells where the checkout is. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        String root = System.getenv().getOrDefault("TRAINMASTER_INSTALL", ".");
        CampaignCommand command =
                new CampaignCommand(Path.of(root).toAbsolutePath().normalize());
        System.exit(new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }
}
