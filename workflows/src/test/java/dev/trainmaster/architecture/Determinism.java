package dev.trainmaster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What keeps a workflow's decisions the same when its history is replayed. */
final class Determinism {

    private static final Set<String> UNORDERED =
            Set.of("java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap");
    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.String",
            "java.time.Duration",
            "java.util.regex.Pattern",
            "java.util.List",
            "io.temporal.common.SearchAttributeKey");

    static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(call("a reading of the clock", "now|currentTimeMillis|nanoTime", "java.time", "java.lang"))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date");

    static final ArchRule NO_RANDOMNESS = noClasses()
            .should()
            .callMethodWhere(call("a draw of chance", "random|randomUUID|shuffle", "java"))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\..*Random(Generator)?");

    static final ArchRule NO_THREADS_OR_LOCKS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.Thread.*|java\\.util\\.concurrent\\.(?!TimeUnit).*|java\\.util\\.Timer.*")
            .orShould()
            .callMethodWhere(call("a stream that forks", "parallel|parallelStream", "java"))
            .orShould()
            .callMethodWhere(call("a wait on a monitor", "wait|notify|notifyAll", "java.lang"));

    static final ArchRule NO_SYNCHRONIZED_METHODS = methods().should().notHaveModifier(SYNCHRONIZED);

    static final ArchRule NO_IO = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio..", "java.net..", "javax.net..")
                    .or(describe(
                            "do I/O",
                            type -> type.getPackageName().equals("java.io")
                                    && !type.getName().equals("java.io.Serializable"))))
            .orShould()
            .accessClassesThat()
            .haveNameMatching("java\\.lang\\.(Process.*|Runtime)")
            .orShould()
            .callMethodWhere(call("a look at the machine", "getenv|getProperty|getProperties", "java.lang"));

    static final ArchRule NO_MUTABLE_STATICS = classes().should(haveOnlyConstantStatics());

    /** Small literals of at most one entry have but one order. */
    static final ArchRule NO_UNORDERED_ITERATION = noClasses()
            .should()
            .callConstructorWhere(describe(
                    "an unordered collection",
                    call -> UNORDERED.contains(call.getTargetOwner().getName())))
            .orShould()
            .callMethodWhere(describe("an unordered copy or literal", Determinism::isUnorderedLiteral))
            .orShould()
            .callMethodWhere(call("an unordered collector", "toSet|toUnmodifiableSet|toUnmodifiableMap", "java.util"));

    static final ArchRule ONLY_THE_SDK_AND_ANNOTATIONS = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.trainmaster..",
                            "java..",
                            "io.temporal.activity..",
                            "io.temporal.common..",
                            "io.temporal.failure..",
                            "io.temporal.workflow..",
                            "io.temporal.api.enums..",
                            "com.fasterxml.jackson.annotation..")
                    .and(DescribedPredicate.not(resideInAnyPackage("java.util.logging..", "java.lang.System$Logger")))
                    .or(describe("the logger that Workflow.getLogger gives", Determinism::isLogger)));

    private Determinism() {}

    private static boolean isLogger(JavaClass type) {
        return type.getName().equals("org.slf4j.Logger");
    }

    private static DescribedPredicate<JavaCall<?>> call(String what, String names, String... packages) {
        return describe(what, call -> {
            CodeUnitCallTarget target = call.getTarget();
            return target.getName().matches(names)
                    && Set.of(packages).stream()
                            .anyMatch(name -> target.getOwner().getPackageName().startsWith(name));
        });
    }

    private static boolean isUnorderedLiteral(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        int values = call.getTarget().getRawParameterTypes().size();
        boolean copies = name.equals("copyOf") || name.equals("ofEntries");
        boolean map = owner.equals("java.util.Map") && (copies || name.equals("of") && values > 2);
        boolean set = owner.equals("java.util.Set") && (copies || name.equals("of") && values > 1);
        return map || set;
    }

    private static ArchCondition<JavaClass> haveOnlyConstantStatics() {
        return new ArchCondition<>("have only constant static fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(STATIC))
                        .filter(field -> !field.getName().contains("$"))
                        .filter(field -> !isConstant(field))
                        .forEach(field ->
                                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " may change")));
            }
        };
    }

    private static boolean isConstant(JavaField field) {
        JavaClass type = field.getRawType();
        boolean immutable =
                type.isPrimitive() || type.isEnum() || type.isRecord() || IMMUTABLE.contains(type.getName());
        return field.getModifiers().contains(FINAL) && immutable;
    }
}
