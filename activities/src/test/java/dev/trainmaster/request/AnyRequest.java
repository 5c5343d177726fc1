package dev.trainmaster.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What must hold of whatever somebody calls a request. */
final class AnyRequest {
    private AnyRequest() {}

    /** It is a request that its own document gives again, or every problem of it is told in words. */
    static void isReadOrRefusedInWords(byte[] bytes) {
        Optional<Object> content = yaml(bytes);
        if (content.isEmpty()) {
            return;
        }
        try {
            TrainingRequest request = new RequestDocument(content.get()).read();
            assertThat(new RequestDocument(request.toDocument()).read()).isEqualTo(request);
        } catch (InvalidRequestException refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.text()).isNotBlank());
        }
    }

    /** A request file is read by another reader, with tests of its own; here YAML is only a way to write a document. */
    private static Optional<Object> yaml(byte[] bytes) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try {
            return Optional.ofNullable(
                    new Yaml(new SafeConstructor(options)).load(new String(bytes, StandardCharsets.UTF_8)));
        } catch (RuntimeException noYaml) {
            return Optional.empty();
        }
    }
}
