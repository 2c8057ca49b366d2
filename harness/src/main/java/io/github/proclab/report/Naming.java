package io.github.proclab.report;

/** How a text calls processes and what else has a number that differs from run to run. */
interface Naming {

    /** A process, by its part. */
    String of(int id);

    /** What stands beside what is created: " (pid 9)", " (tid 9)", or nothing. */
    String beside(String kind, int number);

    /** A process group that a call names by its number. */
    String group(long number);

    /** A process that a call names by its pid and that is not known. */
    String pid(long number);

    /** What stands behind the kind of a System V object, which has no name: " 32769", or nothing. */
    String systemV(String id);
}
