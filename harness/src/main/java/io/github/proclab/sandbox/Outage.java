package io.github.proclab.sandbox;

/**
 * What a sandbox is made by has been away.
 *
 * @param why  what it did not answer
 * @param over that it is back
 */
public record Outage(String why, boolean over) { }
