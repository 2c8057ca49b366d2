package io.github.proclab.cli;

import io.github.proclab.engine.EarlierReports;
import io.github.proclab.engine.EarlierReports.Earlier;
import io.github.proclab.engine.EarlierReports.Reason;
import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.Grade;
import io.github.proclab.report.Report;
import io.github.proclab.report.ReportFolder;
import io.github.proclab.report.ReportJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who is graded now, and whose earlier report stands. */
final class GradePlan {

    private static final int MOST_NAMES = 10;

    private final ReportFolder reports;
    private final List<Candidate> due = new ArrayList<>();
    private final List<Grade> standing = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Map<Reason, List<String>> superseded = new EnumMap<>(Reason.class);

    private GradePlan(ReportFolder reports) {
        this.reports = reports;
    }

    /**
     * Brings standing reports up to date where more is known of a hand-in than then.
     *
     * @param stands gets each report of those who are picked and are not graded again
     * @throws UsageProblem where nobody is picked
     */
    static GradePlan of(List<Candidate> candidates, PickOptions picks, EarlierReports earlier, ReportFolder reports, Consumer<Report> stands) {
        picks.only().forEach(name -> {
            if (candidates.stream().noneMatch(candidate -> isCalled(candidate, name))) {
                throw new UsageProblem("nobody is called '" + name + "' here, as --only says");
            }
        });
        GradePlan plan = new GradePlan(reports);
        for (Candidate candidate : candidates) {
            Optional<Report> report = reports.read(candidate.name());
            if (!isPicked(candidate, report, picks)) {
                report.map(Grade::of).map(Grade::inBrief).ifPresent(plan.standing::add);
            } else if (picks.again() || picks.failed()) {
                plan.shown.add(candidate.name());
                plan.due.add(candidate);
            } else {
                plan.shown.add(candidate.name());
                plan.decide(candidate, report, earlier.of(candidate, report), stands);
            }
        }
        return plan;
    }

    private void decide(Candidate candidate, Optional<Report> report, Earlier earlier, Consumer<Report> each) {
        if (earlier instanceof Earlier.Stands stands) {
            standing.add(Grade.of(stands.report()));
            if (!Arrays.equals(ReportJson.bytes(report.orElseThrow()), ReportJson.bytes(stands.report()))) {
                reports.write(stands.report());
            }
            each.accept(stands.report());
        } else if (earlier instanceof Earlier.Superseded old) {
            due.add(candidate);
            superseded.computeIfAbsent(old.reason(), any -> new ArrayList<>()).add(candidate.name());
        }
    }

    private static boolean isPicked(Candidate candidate, Optional<Report> report, PickOptions picks) {
        boolean named = picks.only().isEmpty() || picks.only().stream().anyMatch(name -> isCalled(candidate, name));
        return named && (!picks.failed() || report.filter(known -> !known.fullMarks()).isPresent());
    }

    private static boolean isCalled(Candidate candidate, String name) {
        return candidate.name().equalsIgnoreCase(name) || candidate.handedIn().id().equalsIgnoreCase(name);
    }

    List<Candidate> due() {
        return due;
    }

    /** Those that are not graded now, in the order of the class. */
    List<Grade> standing() {
        return standing;
    }

    /** Names of those that are picked, in the order of the class. */
    List<String> shown() {
        return shown;
    }

    /** What a reader should know before it begins. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        int stand = shown.size() - due.size();
        if (stand > 0) {
            notes.add((due.isEmpty() ? "all is graded already: " : "going on: ") + stand + " of " + shown.size()
                    + (stand == 1 ? " report stands" : " reports stand") + " in " + Shown.path(reports.path()) + " (--again starts over)");
        }
        superseded.forEach((reason, names) -> {
            if (reason != Reason.NONE) {
                notes.add("graded again, since " + why(reason) + ": " + listed(names));
            }
        });
        return notes;
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case NONE -> "there was no report";
            case COULD_NOT_BE_GRADED -> "it could not be graded";
            case NOT_JUDGED_AGAIN -> "the lab file asks for runs that were not recorded";
            case OTHER_PROCLAB -> "it was another version of proclab";
            case OTHER_LAB -> "the lab has changed (judge would give new marks without running anything)";
            case OTHER_TESTS -> "other tests were asked for";
            case OTHER_SANDBOX -> "it was another sandbox";
            case OTHER_SUBMISSION -> "the submission has changed";
        };
    }

    private static String listed(List<String> names) {
        return names.size() <= MOST_NAMES ? String.join(", ", names)
                : String.format(Locale.ROOT, "%s and %d more", String.join(", ", names.subList(0, MOST_NAMES - 1)), names.size() - MOST_NAMES + 1);
    }
}
