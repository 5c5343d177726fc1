package dev.trainmaster.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who must agree before a run trains, and for how long it waits for them. No approvers named means that anyone may. */
public record ApprovalPolicy(
        Duration timeout, int quorum, List<String> approvers, boolean requireDigest, boolean allowSelfApproval) {

    public static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);
    public static final Duration MOST_TIMEOUT = Duration.ofDays(90);
    public static final ApprovalPolicy DEFAULTS = new ApprovalPolicy(Duration.ofHours(24), 1, List.of(), false, true);
    private static final int MOST_APPROVERS = 100;

    public ApprovalPolicy {
        approvers = List.copyOf(approvers);
        new Check()
                .within("timeout", timeout, LEAST_TIMEOUT, MOST_TIMEOUT)
                .within("quorum", quorum, 1, MOST_APPROVERS)
                .that(
                        approvers.size() <= MOST_APPROVERS,
                        "approvers",
                        "at most " + MOST_APPROVERS + " are allowed, but there are " + approvers.size())
                .that(
                        approvers.isEmpty()
                                || quorum <= approvers.stream().distinct().count(),
                        "quorum",
                        "asks for " + quorum + " approvals, but only " + approvers.size() + " approvers are named")
                .done();
    }

    public boolean mayDecide(String person) {
        return approvers.isEmpty() || approvers.contains(person);
    }

    static ApprovalPolicy read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new ApprovalPolicy(
                        fields.duration("timeout", DEFAULTS.timeout),
                        fields.integer("quorum", DEFAULTS.quorum),
                        fields.list("approvers"),
                        fields.flag("requireDigest", DEFAULTS.requireDigest),
                        fields.flag("allowSelfApproval", DEFAULTS.allowSelfApproval)));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("timeout", timeout.toString());
        document.put("quorum", quorum);
        document.put("approvers", approvers);
        document.put("requireDigest", requireDigest);
        document.put("allowSelfApproval", allowSelfApproval);
        return document;
    }
}
