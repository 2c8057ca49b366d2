package io.github.proclab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the Java side, and the arrows between them: one way only. */
@AnalyzeClasses(packages = "io.github.proclab", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule arrows_run_one_way = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("cli").definedBy("io.github.proclab.cli..")
            .layer("engine").definedBy("io.github.proclab.engine..")
            .layer("format").definedBy("io.github.proclab.format..")
            .layer("report").definedBy("io.github.proclab.report..")
            .layer("score").definedBy("io.github.proclab.score..")
            .layer("check").definedBy("io.github.proclab.check..")
            .layer("sandbox").definedBy("io.github.proclab.sandbox..")
            .layer("submission").definedBy("io.github.proclab.submission..")
            .layer("memory").definedBy("io.github.proclab.memory..")
            .layer("supervisor").definedBy("io.github.proclab.supervisor..")
            .layer("explore").definedBy("io.github.proclab.explore..")
            .layer("scaffold").definedBy("io.github.proclab.scaffold..")
            .layer("lab").definedBy("io.github.proclab.lab..")
            .layer("trace").definedBy("io.github.proclab.trace..")
            .whereLayer("cli").mayOnlyAccessLayers("engine", "scaffold", "explore", "format", "report", "score", "sandbox", "submission", "supervisor", "lab", "trace")
            .whereLayer("engine").mayOnlyAccessLayers("explore", "report", "score", "check", "sandbox", "submission", "memory", "supervisor", "lab", "trace")
            .whereLayer("format").mayOnlyAccessLayers("report", "score")
            .whereLayer("report").mayOnlyAccessLayers("score", "trace")
            .whereLayer("score").mayOnlyAccessLayers("check", "lab")
            .whereLayer("check").mayOnlyAccessLayers("lab", "trace")
            .whereLayer("sandbox").mayOnlyAccessLayers("supervisor", "trace")
            .whereLayer("memory").mayOnlyAccessLayers("trace")
            .whereLayer("submission").mayOnlyAccessLayers("trace")
            .whereLayer("supervisor").mayOnlyAccessLayers("trace")
            .whereLayer("scaffold").mayOnlyAccessLayers("lab")
            .whereLayer("explore").mayNotAccessAnyLayer()
            .whereLayer("lab").mayNotAccessAnyLayer()
            .whereLayer("trace").mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule no_room_needs_one_that_needs_it = slices().matching("io.github.proclab.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_one_sandbox_knows_docker = noClasses().that().resideOutsideOfPackage("io.github.proclab.sandbox.docker")
            .should().dependOnClassesThat().resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule only_the_intake_knows_archives_and_clones = noClasses().that().resideOutsideOfPackage("io.github.proclab.submission")
            .and().doNotHaveSimpleName("Packing")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.commons.compress..", "org.eclipse.jgit..")
            .because("what is packed for other systems goes without these libraries; only what does the packing needs them");

    @ArchTest
    static final ArchRule what_a_sandbox_is_like_inside_is_its_own_affair = noClasses().that().resideOutsideOfPackage("io.github.proclab.sandbox..")
            .should().dependOnClassesThat().resideInAnyPackage("io.github.proclab.sandbox.docker..", "io.github.proclab.sandbox.local..");

    @ArchTest
    static final ArchRule only_the_engine_and_the_test_report_know_the_test_platform = noClasses()
            .that().resideOutsideOfPackages("io.github.proclab.engine..", "io.github.proclab.format.junit..")
            .should().dependOnClassesThat().resideInAnyPackage("org.junit.platform..", "org.opentest4j..");

    @ArchTest
    static final ArchRule only_the_commands_know_the_command_line = noClasses().that().resideOutsideOfPackage("io.github.proclab.cli..")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule only_the_commands_know_the_terminal = noClasses().that().resideOutsideOfPackage("io.github.proclab.cli..")
            .and().doNotHaveSimpleName("EngineGone").should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("results go where a command says; only what stands in for the JVM's own handler of last resort prints as that does");

    @ArchTest
    static final ArchRule only_the_commands_end_the_process = noClasses().that().resideOutsideOfPackage("io.github.proclab.cli..")
            .should().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule checks_and_points_touch_nothing_outside = noClasses().that()
            .resideInAnyPackage("io.github.proclab.check..", "io.github.proclab.score..", "io.github.proclab.trace..")
            .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "java.lang.ProcessBuilder..");

    @ArchTest
    static final ArchRule nothing_depends_on_the_language_of_the_machine = noClasses()
            .should().callMethod(String.class, "toLowerCase").orShould().callMethod(String.class, "toUpperCase")
            .orShould().callMethod(String.class, "format", String.class, Object[].class)
            .orShould().callMethod(String.class, "formatted", Object[].class)
            .because("where Turkish is spoken, \"HIDDEN\" in small letters is another word; Locale.ROOT is the same everywhere");

    @Test
    void every_room_says_what_it_is_for() throws IOException {
        Path rooms = Path.of(System.getProperty("user.dir"), "harness/src/main/java/io/github/proclab");
        try (Stream<Path> folders = Files.walk(rooms)) {
            assertThat(folders.filter(Files::isDirectory).filter(folder -> !folder.equals(rooms)))
                    .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).isRegularFile());
        }
    }
}
