/**
 * Points: what a test's points come to for each of its checks, and what a submission gets. Amounts are exact to the hundredth, and
 * shares always add up to the whole. Knows the status of a finding, and nothing of why it has it.
 */
package io.github.proclab.score;
