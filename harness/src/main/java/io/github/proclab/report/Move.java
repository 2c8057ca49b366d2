package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A step of a schedule, told.
 *
 * @param process by its part: "main", "child 2", "child 1 of child 2 of main"
 * @param says    what it did, as the predicate of a sentence: "writes \"a\" to stdout"
 * @param at      file and line
 */
public record Move(String process, String says, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> at) { }
