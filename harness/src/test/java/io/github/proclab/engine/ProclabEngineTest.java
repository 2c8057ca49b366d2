package io.github.proclab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.proclab.trace.TraceScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

class ProclabEngineTest {

    @TempDir
    private Path folder;

    private final FakeSandbox sandbox = FakeSandbox.ofGoodPrograms();

    @Test
    void a_lab_is_a_container_a_submission_one_within_and_a_test_a_test() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        EngineExecutionResults results = execute(lab, selectFile(lab.file().toString()));

        results.containerEvents().assertThatEvents()
                .haveExactly(1, event(container(), displayName("fan"), finishedSuccessfully()))
                .haveExactly(1, event(container(), displayName("alice"), finishedSuccessfully()));
        results.testEvents().assertThatEvents()
                .haveExactly(1, event(test(), displayName("says all done"), finishedSuccessfully()))
                .haveExactly(1, event(test(), displayName("says it again"), finishedSuccessfully()));
    }

    @Test
    void a_test_has_its_place_in_the_lab_file_and_its_tags() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        var first = execute(lab, selectFile(lab.file().toString())).testEvents().started().list().get(0).getTestDescriptor();

        FileSource source = (FileSource) first.getSource().orElseThrow();
        assertThat(source.getFile()).isEqualTo(lab.file().toFile());
        assertThat(source.getPosition().orElseThrow().getLine()).isEqualTo(4);
        assertThat(first.getTags()).containsExactly(TestTag.create("easy"));
    }

    @Test
    void a_folder_stands_for_the_labs_in_it() {
        LabFolder.in(folder.resolve("one"), LabFolder.TWO_TESTS);
        LabFolder lab = LabFolder.in(folder.resolve("two"), LabFolder.TWO_TESTS);

        assertThat(testsOf(execute(lab, selectDirectory(folder.toString())))).hasSize(4);
    }

    @Test
    void a_line_of_a_lab_file_stands_for_the_test_that_it_belongs_to() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        assertThat(testsOf(execute(lab, selectFile(lab.file().toString(), FilePosition.from(9))))).containsExactly("says all done");
        assertThat(testsOf(execute(lab, selectFile(lab.file().toString(), FilePosition.from(11))))).containsExactly("says it again");
        assertThat(testsOf(execute(lab, selectFile(lab.file().toString(), FilePosition.from(1))))).isEmpty();
    }

    @Test
    void a_unique_id_stands_for_what_had_it_before() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);
        var again = execute(lab, selectFile(lab.file().toString())).testEvents().started().list().get(1).getTestDescriptor().getUniqueId();

        assertThat(testsOf(execute(lab, selectUniqueId(again)))).containsExactly("says it again");
        assertThat(testsOf(execute(lab, selectUniqueId(again.removeLastSegment())))).hasSize(2);
        assertThat(testsOf(execute(lab, selectUniqueId(again.removeLastSegment().removeLastSegment())))).hasSize(2);
    }

    @Test
    void ids_hold_paths_relative_to_the_current_folder() {
        LabFolder lab = LabFolder.in(Path.of("target", "labs", "relative").toAbsolutePath(), LabFolder.TWO_TESTS);

        execute(lab, selectFile(lab.file().toString())).testEvents().started().list()
                .forEach(started -> assertThat(started.getTestDescriptor().getUniqueId().toString()).contains("[lab:target%2Flabs%2Frelative%2Flab.yaml]"));
    }

    @Test
    void tags_are_filters() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        EngineExecutionResults results = EngineTestKit.engine(engine(lab)).selectors(selectFile(lab.file().toString()))
                .filters(TagFilter.includeTags("easy")).execute();

        assertThat(testsOf(results)).containsExactly("says all done");
    }

    @Test
    void a_broken_lab_file_is_a_failing_leaf_of_its_own_with_all_its_mistakes() {
        LabFolder.in(folder.resolve("broken"), "lab: broken\ntests:\n  - test: a\n    expct: 1\n    points: many\n");
        LabFolder lab = LabFolder.in(folder.resolve("good"), LabFolder.TWO_TESTS);

        EngineExecutionResults results = execute(lab, selectDirectory(folder.toString()));

        results.testEvents().assertThatEvents().haveExactly(1, event(test(), finishedWithFailure(
                message(text -> text.contains("lab.yaml:4:5: ") && text.contains("lab.yaml:5:13: ")))));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
    }

    @Test
    void a_test_that_fails_shows_its_findings() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);
        FakeSandbox wrong = FakeSandbox.running((request, files) -> TraceScript.run().main("./fan").exits(1, 7).ends().recording());

        EngineExecutionResults results = EngineTestKit.engine(new ProclabEngine(LabFolder.grading(wrong, GradingListener.NONE, lab.good("alice"))))
                .selectors(selectFile(lab.file().toString())).execute();

        results.testEvents().assertThatEvents().haveExactly(1, event(displayName("says all done"), finishedWithFailure(
                instanceOf(AssertionFailedError.class), message(text -> text.contains("exit 7")))));
    }

    @Test
    void a_submission_that_does_not_compile_is_a_failing_container_whose_tests_are_not_run() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        EngineExecutionResults results = EngineTestKit.engine(new ProclabEngine(
                LabFolder.grading(sandbox, GradingListener.NONE, lab.submission("bob", "syntax error"))))
                .selectors(selectFile(lab.file().toString())).execute();

        results.containerEvents().assertThatEvents().haveExactly(1, event(displayName("bob"), finishedWithFailure(
                message(text -> text.startsWith("does not compile")))));
        assertThat(testsOf(results)).isEmpty();
    }

    @Test
    void scores_are_published_with_the_submission() {
        LabFolder lab = LabFolder.in(folder, LabFolder.TWO_TESTS);

        var entries = execute(lab, selectFile(lab.file().toString())).containerEvents().reportingEntryPublished().list();

        assertThat(entries).singleElement().satisfies(entry -> assertThat(entry.getPayload().orElseThrow().toString())
                .contains("score = '15'").contains("status = 'graded'"));
    }

    private EngineExecutionResults execute(LabFolder lab, DiscoverySelector selector) {
        return EngineTestKit.engine(engine(lab)).selectors(selector).execute();
    }

    private ProclabEngine engine(LabFolder lab) {
        return new ProclabEngine(LabFolder.grading(sandbox, GradingListener.NONE, lab.good("alice")));
    }

    private static List<String> testsOf(EngineExecutionResults results) {
        return results.testEvents().started().list().stream().map(started -> started.getTestDescriptor().getDisplayName()).toList();
    }
}
