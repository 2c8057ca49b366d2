package io.github.proclab.cli;

import io.github.proclab.engine.TooBusy;
import io.github.proclab.report.ClassText.Took;
import io.github.proclab.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a grading has come: one line on a terminal, and in a log a plain line from time to time. Safe for threads. */
final class Progress {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final int LONGEST = 3;
    private static final int REFRESH_MILLIS = 500;

    private final View view;
    private final int submissions;
    private final Optional<ProgressBar> bar;
    private final Map<String, Long> running = new HashMap<>();
    private final List<Took> longest = new ArrayList<>();
    private int done;
    private int failed;
    private long lastLine = System.nanoTime();

    Progress(View view, int submissions) {
        this.view = view;
        this.submissions = submissions;
        this.bar = submissions > 1 && view.showsProgress() ? Optional.of(bar(view, submissions)) : Optional.empty();
    }

    private static ProgressBar bar(View view, int submissions) {
        int width = view.look().width() - 1;
        return new ProgressBarBuilder().setTaskName("grading").setInitialMax(submissions).setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(REFRESH_MILLIS)
                .setMaxRenderedLength(width).setConsumer(new DelegatingProgressBarConsumer(view::progress, width)).build();
    }

    synchronized void began(String submission) {
        running.put(submission, System.nanoTime());
        if (submissions == 1) {
            view.progress("grading " + submission);
        }
        bar.ifPresent(shown -> shown.setExtraMessage(state()));
    }

    synchronized void graded(Report report) {
        done++;
        if (report.status() == Report.Status.ERROR) {
            failed++;
        }
        Optional.ofNullable(running.remove(report.submission())).ifPresent(since -> took(report.submission(), Duration.ofNanos(System.nanoTime() - since)));
        bar.ifPresent(shown -> {
            shown.stepTo(done);
            shown.setExtraMessage(state());
        });
        if (bar.isEmpty() && done < submissions && System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            view.note(done + " of " + submissions + " graded," + state());
        }
    }

    private String state() {
        return " " + running.size() + " running, " + (submissions - done - running.size()) + " left" + (failed == 0 ? "" : ", " + failed + " failed");
    }

    private void took(String submission, Duration time) {
        longest.add(new Took(submission, time));
        longest.sort(Comparator.comparing(Took::time).reversed());
        if (longest.size() > LONGEST) {
            longest.remove(LONGEST);
        }
    }

    /** Those that took the longest, the longest first. */
    synchronized List<Took> longest() {
        return List.copyOf(longest);
    }

    void triesAgain(String submission, RuntimeException cause) {
        String reason = cause.getMessage().lines().findFirst().orElse("");
        view.note(submission + (cause instanceof TooBusy ? ": " + reason + " It is tried again, alone" : ": its sandbox broke (" + reason + "); it gets another"));
    }

    void failed(String submission, RuntimeException cause) {
        view.details(submission, cause);
    }

    void end() {
        bar.ifPresent(ProgressBar::close);
        view.endProgress();
    }
}
