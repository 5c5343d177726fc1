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
        Check check = new Check()
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
                        "asks for " + quorum + " approvals, but only "
                                + approvers.stream().distinct().count() + " approvers are named");
        approvers.forEach(person -> check.length("approvers", person.strip(), 1, 128));
        check.done();
    }

    /** Finds an approval that can never be given, before anybody waits for it. */
    void checkAgainst(String requestedBy, Check check) {
        long others = approvers.stream()
                .filter(person -> !person.equals(requestedBy))
                .distinct()
                .count();
        check.that(
                allowSelfApproval || approvers.isEmpty() || quorum <= others,
                "approval.quorum",
                "asks for " + quorum + " approvals, but only " + others
                        + " of the named approvers may give one, because " + Check.shortened(requestedBy)
                        + " asked for the run");
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
