package io.github.proclab.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {

    @Test
    void every_class_that_is_a_format_can_be_named() {
        List<String> classes = new ClassFileImporter().importPackages("io.github.proclab.format").stream()
                .filter(each -> each.isAssignableTo(Format.class) && !each.getModifiers().contains(JavaModifier.ABSTRACT)).map(JavaClass::getName).toList();

        assertThat(Formats.all()).as("META-INF/services/io.github.proclab.format.Format has a line for each")
                .extracting(format -> format.getClass().getName()).containsExactlyInAnyOrderElementsOf(classes);
        assertThat(Formats.all()).extracting(Format::name).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]+"));
    }

    @Test
    void every_format_stands_in_the_table_of_their_page() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("user.dir"), "docs/formats.md"));

        assertThat(Formats.all()).allSatisfy(format -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + format.name() + "`[^|]*\\|"));
    }

    @ParameterizedTest
    @MethodSource("everyReportInEveryFormat")
    void no_line_speaks_a_command_to_a_workflow(ReportFormat format, Report report) {
        everyText(format, report).forEach(text -> assertThat(text.lines()).noneMatch(FormatsTest::speaks));
    }

    @ParameterizedTest
    @MethodSource("everyReportInEveryFormat")
    void no_control_character_comes_through(ReportFormat format, Report report) {
        everyText(format, report).forEach(text -> assertThat(text.codePoints().filter(point -> point != '\n' && point != '\t'))
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.FORMAT));
    }

    @ParameterizedTest
    @MethodSource("everyReportInEveryFormat")
    void the_same_report_makes_the_same_bytes(ReportFormat format, Report report) {
        assertThat(everyText(format, report)).isEqualTo(everyText(format, report));
    }

    static Stream<Arguments> everyReportInEveryFormat() {
        return Formats.all().stream().filter(ReportFormat.class::isInstance).flatMap(format -> Told.ALL.stream()
                .filter(report -> !(format instanceof Classroom50 && report.status() == Report.Status.ERROR)).map(report -> Arguments.of(format, report)));
    }

    /** The annotations are the format's own: at the start, with a known word and escaped properties. */
    private static boolean speaks(String line) {
        boolean own = line.matches("::(error|warning) (file=[^:,]*,line=\\d+,)?title=[^:,]*::.*|::notice title=proclab::.*");
        return line.strip().startsWith("::") && !own || line.contains("##[");
    }

    private static List<String> everyText(ReportFormat format, Report report) {
        return format.of(report, Told.setting(java.util.Map.of())).files().stream().map(file -> new String(file.content(), StandardCharsets.UTF_8)).toList();
    }
}
