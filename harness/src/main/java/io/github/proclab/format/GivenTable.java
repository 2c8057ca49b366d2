package io.github.proclab.format;

import java.util.Optional;

/**
 * A gradebook or worksheet to fill in.
 *
 * @param text   of the file
 * @param column that is to be filled in; empty: the one that is called as the lab is, or as its system calls it
 */
public record GivenTable(String text, Optional<String> column) { }
