package io.github.proclab.cli;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.report.HandedIn;
import io.github.proclab.submission.HandIn;
import io.github.proclab.submission.Intake;
import io.github.proclab.submission.Intake.Taken;
import io.github.proclab.submission.Roster;
import io.github.proclab.submission.Roster.Student;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is graded: what the command line names, and what comes out of the folders and archives of a class. */
final class Entrants {

    private static final int MOST_NOTES = 10;

    private final Intake intake;
    private final Optional<Roster> roster;
    private final Optional<ZonedDateTime> due;
    private final View view;

    /** @param due empty: when the lab says */
    Entrants(Intake intake, Optional<Roster> roster, Optional<ZonedDateTime> due, View view) {
        this.intake = intake;
        this.roster = roster;
        this.due = due;
        this.view = view;
    }

    /**
     * @throws UsageProblem                                     where there is nobody
     * @throws io.github.proclab.submission.DamagedArchive where an archive cannot be read
     */
    List<Candidate> of(List<Path> submissions, List<Path> classes) {
        List<HandIn> handIns = new ArrayList<>();
        classes.forEach(each -> handIns.addAll(inClass(each)));
        submissions.stream().filter(Entrants::isArchive).forEach(archive -> handIns.addAll(told(archive, intake.archived(archive))));
        List<Candidate> candidates = new ArrayList<>();
        Set<Student> present = new HashSet<>();
        Names.of(submissions.stream().filter(each -> !isArchive(each)).toList()).forEach(named ->
                candidates.add(new Candidate(named.name(), named.path(), handedIn(HandIn.of(named.name(), named.path()), present))));
        Names names = new Names(candidates.stream().map(Candidate::name).toList());
        handIns.forEach(handIn -> candidates.add(new Candidate(names.name(handIn), handIn.place(), handedIn(handIn, present))));
        if (candidates.isEmpty()) {
            throw new UsageProblem("no SUBMISSION is named: a folder, a C file or an archive; or give a class with --each DIR (grade --help says more)");
        }
        roster.ifPresent(all -> tellAbsent(all, present));
        tellTimeless(candidates);
        return candidates;
    }

    /** One that cannot be read is an error, and not a submission that lacks files. */
    private static boolean isArchive(Path file) {
        return Intake.isArchive(file) || Intake.isCalledArchive(file);
    }

    private List<HandIn> inClass(Path place) {
        if (!Files.exists(place)) {
            throw new UsageProblem("there is nothing at " + place + ", which --each names");
        }
        if (isArchive(place)) {
            return told(place, intake.archived(place));
        }
        if (!Files.isDirectory(place)) {
            throw new UsageProblem(place + " is neither a folder nor a zip, a tar or a tar.gz; --each wants one of these");
        }
        return told(place, intake.classIn(place));
    }

    private List<HandIn> told(Path place, Taken taken) {
        if (taken.handIns().isEmpty()) {
            taken.notes().stream().limit(MOST_NOTES).forEach(view::note);
            throw new UsageProblem("there are no hand-ins in " + place + taken.layout().map(layout -> ", read as " + layout).orElse(""));
        }
        taken.layout().ifPresent(layout -> view.note(place.getFileName() + " is read as " + layout + ": " + taken.handIns().size()
                + (taken.handIns().size() == 1 ? " hand-in" : " hand-ins")));
        taken.notes().stream().limit(MOST_NOTES).forEach(view::note);
        if (taken.notes().size() > MOST_NOTES) {
            view.note("… and " + (taken.notes().size() - MOST_NOTES) + " more of that kind");
        }
        return taken.handIns();
    }

    private void tellAbsent(Roster all, Set<Student> present) {
        List<String> absent = all.students().stream().filter(student -> !present.contains(student)).map(Entrants::called).toList();
        if (!absent.isEmpty()) {
            view.note("handed in nothing, " + absent.size() + " of the " + all.students().size() + " on the roster: " + String.join(", ", absent));
        }
    }

    private void tellTimeless(List<Candidate> candidates) {
        List<String> timeless = candidates.stream().filter(candidate -> candidate.handedIn().at().isEmpty() && candidate.handedIn().late().isEmpty())
                .map(Candidate::name).toList();
        if (due.isPresent() && !timeless.isEmpty()) {
            view.note("when they were handed in is not known of " + timeless.size() + " of " + candidates.size() + ": "
                    + timeless.stream().limit(MOST_NOTES).collect(Collectors.joining(", ")) + (timeless.size() > MOST_NOTES ? " and others" : ""));
        }
    }

    private static String called(Student student) {
        return student.name().isEmpty() ? student.id() : student.id().isEmpty() ? student.name() : student.name() + " (" + student.id() + ")";
    }

    private HandedIn handedIn(HandIn handIn, Set<Student> present) {
        Optional<Student> student = roster.flatMap(all -> all.student(handIn));
        student.ifPresent(present::add);
        List<String> notes = new ArrayList<>(handIn.notes());
        if (roster.isPresent() && student.isEmpty()) {
            notes.add("not on the roster");
        }
        return new HandedIn(student.map(Student::name).orElse(""), student.map(Student::id).filter(id -> !id.isEmpty()).or(handIn::id).orElse(""),
                handIn.at().map(Instant::toString).orElse(""), due.map(date -> date.toInstant().toString()).orElse(""), handIn.commit().orElse(""),
                handIn.late() ? "late" : "", notes);
    }
}
