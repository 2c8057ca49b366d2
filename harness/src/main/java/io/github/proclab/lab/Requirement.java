package io.github.proclab.lab;

/**
 * {@code requires}: a test that must have passed.
 *
 * @param test its name
 * @param at   where that stands in the lab file
 */
public record Requirement(String test, Position at) { }
