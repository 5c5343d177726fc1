package dev.trainmaster.worker.trainer;

import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import dev.trainmaster.worker.folders.Folders;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trainers that this host has. */
@Configuration(proxyBeanMethods = false)
public class TrainerConfiguration {

    @Bean
    TrainerProfiles trainerProfiles(Folders folders) {
        return new TrainerProfiles(folders.trainers());
    }

    @Bean
    TrainerHost trainerHost(Folders folders) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new TrainerHost(java, folders.install(), TrainerHost.venvs(folders.home()), System.getenv());
    }
}
