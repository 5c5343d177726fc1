package dev.trainmaster.preflight;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A report as SARIF 2.1.0, which code hosts and editors show at the lines that it names. */
public final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "ROOT";

    private final String version;
    private final Path root;

    /** @param root the directory that files are named from where they lie below it */
    public SarifReport(String version, Path root) {
        this.version = version;
        this.root = root.toAbsolutePath().normalize();
    }

    public Map<String, Object> of(PreflightReport report) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver()));
        run.put("invocations", List.of(Map.of("executionSuccessful", true)));
        run.put("originalUriBaseIds", Map.of(ROOT, Map.of("uri", directoryUri())));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", report.findings().stream().map(this::result).toList());
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private Map<String, Object> driver() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Trainmaster");
        driver.put("version", version);
        driver.put("rules", Stream.of(Rule.values()).map(SarifReport::rule).toList());
        return driver;
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("id", rule.id());
        descriptor.put("shortDescription", text(rule.id().replace('-', ' ')));
        descriptor.put("help", text(rule.suggestion()));
        descriptor.put("defaultConfiguration", Map.of("level", level(rule.severity())));
        return descriptor;
    }

    private Map<String, Object> result(Finding finding) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        Rule.withId(finding.rule()).ifPresent(rule -> result.put("ruleIndex", rule.ordinal()));
        result.put("level", level(finding.severity()));
        result.put("message", text(finding.text()));
        result.put("locations", List.of(location(FindingPlace.of(finding.place()))));
        return result;
    }

    private Map<String, Object> location(FindingPlace place) {
        return place.file()
                .map(file -> Map.<String, Object>of("physicalLocation", physical(file, place)))
                .orElseGet(() -> Map.of("logicalLocations", List.of(Map.of("fullyQualifiedName", place.name()))));
    }

    private Map<String, Object> physical(Path file, FindingPlace place) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact(file.normalize()));
        place.line().ifPresent(line -> {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", line);
            place.column().ifPresent(column -> region.put("startColumn", column));
            physical.put("region", region);
        });
        return physical;
    }

    private Map<String, Object> artifact(Path file) {
        return file.startsWith(root) && !file.equals(root)
                ? Map.of("uri", uri(file).substring(directoryUri().length()), "uriBaseId", ROOT)
                : Map.of("uri", uri(file));
    }

    private String directoryUri() {
        String uri = uri(root);
        return uri.endsWith("/") ? uri : uri + "/";
    }

    /** Not {@code Path.toUri}: that looks whether the file is a directory, and what is gone is none. */
    private static String uri(Path path) {
        try {
            return new java.net.URI("file", "", path.toString(), null).toASCIIString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(path + " cannot be written as a URI", e);
        }
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
