package dev.trainmaster.worker.folders;

import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the files are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FolderProperties.class)
public class FolderConfiguration {

    @Bean
    Folders folders(FolderProperties settings) {
        return settings.resolve(
                Path.of(System.getProperty("user.home")), Path.of("").toAbsolutePath());
    }
}
