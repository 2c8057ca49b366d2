package io.github.proclab.submission;

import java.util.Locale;

/** How the hand-ins of a class lie side by side. */
public enum Layout {
    /** A folder, or an archive, for each student. */
    FOLDERS("a folder for each student"),
    /** C files named after students. */
    FILES("a C file for each student"),
    /** Git clones, each in its folder. */
    CLONES("a clone for each student"),
    /** {@code lovelaceada_LATE_4711_81512_fan.c}, all in one folder. */
    CANVAS("a download from Canvas"),
    /** {@code Ada Lovelace_4711_assignsubmission_file/fan.c}, or the same with the file's name behind it. */
    MOODLE("a download from Moodle"),
    /** {@code submission_4711/fan.c} beside {@code submission_metadata.yml}. */
    GRADESCOPE("an export from Gradescope"),
    /** Clones called {@code CLASSROOM-ASSIGNMENT-USER}. */
    CLASSROOM50("clones of a Classroom 50 assignment"),
    /** Clones called {@code ASSIGNMENT-USER} in {@code ASSIGNMENT-submissions}. */
    CLASSROOM("clones of a GitHub Classroom assignment");

    private final String says;

    Layout(String says) {
        this.says = says;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return says;
    }
}
