package io.github.proclab.explore;

/**
 * Two runs that do the same up to a point, and then come out differently.
 *
 * @param shared   how many steps they have in common
 * @param adjacent whether the next two steps are the same in both, in opposite orders: then that order decides
 */
public record Contrast<R>(Execution<R> passing, Execution<R> failing, int shared, boolean adjacent) { }
