package dev.trainmaster.worker.server;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection: our own setting first, then what Temporal's environment says, then spring.temporal.*. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerProperties.class)
public class ServerConfiguration {

    @Bean
    ClientConfigProfile temporalProfile() {
        try {
            return ClientConfigProfile.load();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Temporal's client configuration cannot be read", unreadable);
        }
    }

    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> serverAddress(
            ServerProperties settings, ClientConfigProfile profile) {
        return spring -> {
            WorkflowServiceStubsOptions.Builder options = profile.equals(ClientConfigProfile.getDefaultInstance())
                    ? spring
                    : WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                            .setMetricsScope(spring.build().getMetricsScope());
            // Each training has a heartbeat a second: to compress its 300 bytes costs more than it saves.
            options.setGrpcCompression(GrpcCompression.NONE);
            if (CompletionFailpoint.isArmed()) {
                options.setGrpcClientInterceptors(List.of(new CompletionFailpoint()));
            }
            return settings.address().isEmpty() ? options : options.setTarget(settings.address());
        };
    }

    @Bean
    TemporalOptionsCustomizer<WorkflowClientOptions.Builder> serverNamespace(
            ServerProperties settings, ClientConfigProfile profile) {
        return options -> {
            if (!settings.namespace().isEmpty()) {
                return options.setNamespace(settings.namespace());
            }
            String ofProfile = profile.getNamespace();
            return ofProfile == null || ofProfile.isEmpty() ? options : options.setNamespace(ofProfile);
        };
    }

    @Bean
    ServerProbe serverProbe(WorkflowClient client, ServerProperties settings) {
        return new ServerProbe(client, settings.probeTimeout());
    }

    @Bean
    SearchAttributes searchAttributes(WorkflowClient client, ServerProperties settings) {
        return new SearchAttributes(client, settings.probeTimeout());
    }
}
