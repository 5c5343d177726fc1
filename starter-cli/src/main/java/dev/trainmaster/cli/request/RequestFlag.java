package dev.trainmaster.cli.request;

import java.util.List;
import java.util.stream.Stream;

/** Every field of a request as a flag. Groups whose field names alone would be unclear put the group's name before them. */
public enum RequestFlag {
    DATASET(
            "--dataset",
            "dataset",
            FlagKind.TEXT,
            "KEY|FILE",
            "the dataset: its key, or a JSONL file that is added first"),
    MODEL("--model", "model", FlagKind.TEXT, "MODEL", "the model to train, as the trainer knows it"),
    MODE("--mode", "mode", FlagKind.TEXT, "MODE", "dry-run (default) ends with the report; local trains"),
    TRAINER("--trainer", "trainer", FlagKind.TEXT, "NAME", "the trainer (default: reference)"),
    FORMAT("--format", "format", FlagKind.TEXT, "FORMAT", "tunix_sft (default), trace or training_example"),
    CHAT_TEMPLATE(
            "--chat-template",
            "chat.template",
            FlagKind.TEXT,
            "NAME",
            "turns of tunix_sft: gemma (default), chatml or llama-3"),
    CHAT_SYSTEM("--chat-system", "chat.system", FlagKind.TEXT, "TEXT", "an instruction before every prompt"),
    LIMIT("--limit", "selection.limit", FlagKind.NUMBER, "N", "at most N records"),
    FILTER(
            "--filter",
            "selection.filters",
            FlagKind.PAIRS,
            "KEY=VALUE",
            "only records with this in their meta; repeatable"),
    FILTER_ANY(
            "--filter-any",
            "selection.anyOf",
            FlagKind.CHOICES,
            "KEY=VALUE,...",
            "only records with one of these in their meta; repeatable"),
    FILTER_EXISTS(
            "--filter-exists", "selection.exists", FlagKind.LIST, "KEY,...", "only records whose meta has these keys"),
    STRATEGY(
            "--strategy",
            "selection.strategy",
            FlagKind.TEXT,
            "WHICH",
            "which records a limit keeps: all, latest or random"),
    SELECTION_SEED("--selection-seed", "selection.seed", FlagKind.NUMBER, "N", "seed of the random strategy"),
    UNIQUE_PROMPTS(
            "--unique-prompts",
            "selection.uniquePrompts",
            FlagKind.SWITCH,
            "true|false",
            "of records with the same prompt keep the first alone"),
    EVAL_SHARE(
            "--eval-share",
            "selection.evalShare",
            FlagKind.NUMBER,
            "X",
            "hold this share back for evaluation, by the ids (0 to 0.5)"),
    MAX_INVALID(
            "--max-invalid", "selection.maxInvalid", FlagKind.NUMBER, "N", "tolerate so many bad records (default: 0)"),
    CREATED_AT(
            "--created-at",
            "selection.createdAt",
            FlagKind.TEXT,
            "TIME",
            "for records that carry no time of their own"),
    LEARNING_RATE("--learning-rate", "hyperparameters.learningRate", FlagKind.NUMBER, "X", "default: 2e-5"),
    WEIGHT_DECAY("--weight-decay", "hyperparameters.weightDecay", FlagKind.NUMBER, "X", "default: 0.01"),
    EPOCHS("--epochs", "hyperparameters.epochs", FlagKind.NUMBER, "N", "default: 3"),
    BATCH_SIZE("--batch-size", "hyperparameters.batchSize", FlagKind.NUMBER, "N", "default: 8"),
    MAX_SEQ_LENGTH("--max-seq-length", "hyperparameters.maxSeqLength", FlagKind.NUMBER, "N", "default: 2048"),
    SEED("--seed", "hyperparameters.seed", FlagKind.NUMBER, "N", "default: 42"),
    DEVICE("--device", "hyperparameters.device", FlagKind.TEXT, "DEVICE", "auto (default), cpu, cuda or tpu"),
    MAX_STEPS("--max-steps", "hyperparameters.maxSteps", FlagKind.NUMBER, "N", "stop after N steps"),
    SETTING(
            "--setting",
            "settings",
            FlagKind.SETTINGS,
            "KEY=VALUE",
            "a setting of this trainer alone, see `trainer show NAME`; repeatable"),
    APPROVAL_TIMEOUT(
            "--approval-timeout",
            "approval.timeout",
            FlagKind.DURATION,
            "TIME",
            "how long to wait for approval (default: 24h)"),
    APPROVAL_QUORUM(
            "--approval-quorum", "approval.quorum", FlagKind.NUMBER, "N", "how many people must approve (default: 1)"),
    APPROVAL_APPROVERS(
            "--approval-approvers",
            "approval.approvers",
            FlagKind.LIST,
            "NAME,...",
            "who may approve (default: anyone)"),
    APPROVAL_REQUIRE_DIGEST(
            "--approval-require-digest",
            "approval.requireDigest",
            FlagKind.SWITCH,
            "true|false",
            "approvals must name the manifest's digest"),
    APPROVAL_ALLOW_SELF_APPROVAL(
            "--approval-allow-self-approval",
            "approval.allowSelfApproval",
            FlagKind.SWITCH,
            "true|false",
            "whoever asked may approve too (default: true)"),
    LIMITS_TRAIN("--limits-train", "limits.train", FlagKind.DURATION, "TIME", "the whole training (default: 24h)"),
    LIMITS_STALL(
            "--limits-stall",
            "limits.stall",
            FlagKind.DURATION,
            "TIME",
            "no step, checkpoint or output (default: 15m)"),
    LIMITS_STARTUP(
            "--limits-startup", "limits.startup", FlagKind.DURATION, "TIME", "until the first step (default: 10m)"),
    LIMITS_GRACE(
            "--limits-grace",
            "limits.grace",
            FlagKind.DURATION,
            "TIME",
            "from TERM to KILL when it is stopped (default: 30s)"),
    LIMITS_RESTARTS(
            "--limits-restarts-without-progress", "limits.restartsWithoutProgress", FlagKind.NUMBER, "N", "default: 3"),
    KEEP_LAST(
            "--checkpoints-keep-last",
            "checkpoints.keepLast",
            FlagKind.NUMBER,
            "N",
            "the newest checkpoints (default: 3)"),
    KEEP_BEST(
            "--checkpoints-keep-best",
            "checkpoints.keepBest",
            FlagKind.NUMBER,
            "N",
            "those with the lowest loss (default: 1)"),
    MEMORY(
            "--resources-memory",
            "resources.memory",
            FlagKind.TEXT,
            "SIZE",
            "the most memory of the trainer and all that it starts, such as 8GiB"),
    CPUS("--resources-cpus", "resources.cpus", FlagKind.NUMBER, "X", "the most processors of them together"),
    NICE("--resources-nice", "resources.nice", FlagKind.NUMBER, "N", "how far they give way to others, 0 to 19"),
    MAY_MOVE("--may-move", "placement.mayMove", FlagKind.SWITCH, "true|false", "another host may take the run over"),
    LEASE_TTL(
            "--lease-ttl",
            "placement.leaseTtl",
            FlagKind.DURATION,
            "TIME",
            "how long a silent host keeps it (default: 10m)"),
    WARNINGS_AS_ERRORS(
            "--warnings-as-errors",
            "preflight.warningsAsErrors",
            FlagKind.SWITCH,
            "true|false",
            "a warning of the dry run keeps the run from training"),
    PROBE_STEPS(
            "--probe-steps",
            "preflight.probeSteps",
            FlagKind.NUMBER,
            "N",
            "the dry run takes N real steps in a scratch directory (default: 0)"),
    LABEL("--label", "labels", FlagKind.PAIRS, "KEY=VALUE", "a label; repeatable"),
    REQUESTED_BY("--requested-by", "requestedBy", FlagKind.TEXT, "NAME", "who asks (default: you)"),
    REVISION(
            "--revision",
            "revision",
            FlagKind.TEXT,
            "REVISION",
            "of the directory that the request comes from (default: what git says)"),
    NOTE("--note", "note", FlagKind.TEXT, "TEXT", "a word to the approvers");

    private final String option;
    private final String path;
    private final FlagKind kind;
    private final String label;
    private final String help;

    RequestFlag(String option, String path, FlagKind kind, String label, String help) {
        this.option = option;
        this.path = path;
        this.kind = kind;
        this.label = label;
        this.help = help;
    }

    public String option() {
        return option;
    }

    /** Where its value stands in the request's document. */
    public String path() {
        return path;
    }

    public FlagKind kind() {
        return kind;
    }

    String label() {
        return label;
    }

    String help() {
        return help;
    }

    List<String> keys() {
        return List.of(path.split("\\."));
    }

    /** What a document's field holds; fields inside of pairs and unknown ones are texts, settings what they look like. */
    static FlagKind kindOf(String path) {
        if (path.startsWith(SETTING.path + ".")) {
            return FlagKind.SETTINGS;
        }
        return Stream.of(values())
                .filter(flag -> flag.path.equals(path))
                .map(RequestFlag::kind)
                .findFirst()
                .orElse(FlagKind.TEXT);
    }
}
