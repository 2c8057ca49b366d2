package io.github.proclab.check;

/** What is found out about a test where one of its checks reads it. */
public enum FurtherEvidence {
    /** What a run of its own under Valgrind shows. */
    MEMORY,
    /** The functions of libraries that the executed programs of the student's refer to. */
    LINKED_FUNCTIONS
}
