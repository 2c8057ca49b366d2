package io.github.proclab.cli;

import io.github.proclab.engine.Grading.Candidate;
import io.github.proclab.lab.Lab;
import io.github.proclab.report.HandedIn;
import io.github.proclab.submission.HandIn;
import io.github.proclab.submission.Intake;
import io.github.proclab.submission.Intake.Taken;
import io.github.proclab.submission.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is graded: what the command line names, and what comes out of the folders and archives of a class. */
final class Entrants {

    private static final int MOST_NOTES = 10;

    private final Intake intake;
    private final View view;

    /** @param staging an empty folder that lasts as long as the grading */
    Entrants(Lab lab, Optional<Layout> from, Path staging, View view) {
        this.intake = new Intake(lab.submit(), from, staging);
        this.view = view;
    }

    /** @throws UsageProblem where there is nobody */
    List<Candidate> of(List<Path> submissions, List<Path> classes) {
        List<HandIn> handIns = new ArrayList<>();
        classes.forEach(each -> handIns.addAll(inClass(each)));
        submissions.stream().filter(Intake::isArchive).forEach(archive -> handIns.addAll(told(archive, intake.archived(archive))));
        List<Candidate> candidates = new ArrayList<>(Names.of(submissions.stream().filter(each -> !Intake.isArchive(each)).toList()));
        Names names = new Names(candidates.stream().map(Candidate::name).toList());
        handIns.forEach(handIn -> candidates.add(new Candidate(names.name(handIn), handIn.place(), handedIn(handIn))));
        if (candidates.isEmpty()) {
            throw new UsageProblem("no SUBMISSION is named: a folder, a C file or an archive; or give a class with --each DIR (grade --help says more)");
        }
        return candidates;
    }

    private List<HandIn> inClass(Path place) {
        if (!Files.exists(place)) {
            throw new UsageProblem("there is nothing at " + place + ", which --each names");
        }
        if (Intake.isArchive(place)) {
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

    private static HandedIn handedIn(HandIn handIn) {
        return new HandedIn("", handIn.id().orElse(""), handIn.at().map(Instant::toString).orElse(""), handIn.commit().orElse(""),
                handIn.late() ? "late" : "", handIn.notes());
    }
}
