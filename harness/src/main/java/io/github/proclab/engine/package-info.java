/**
 * Labs as a JUnit Platform TestEngine: a lab is a container, a submission to it a container within, a test a test. One sandbox session
 * serves each submission. {@link io.github.proclab.engine.Grading} says what is graded, where, and who hears of it;
 * {@link io.github.proclab.engine.Grader} runs it through the Launcher.
 */
package io.github.proclab.engine;
