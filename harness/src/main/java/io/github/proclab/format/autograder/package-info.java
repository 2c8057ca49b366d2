/**
 * Systems that start an autograder of ours and take a score from what it leaves: a number, a row or a JSON object, and some text for the
 * student. Each class says which document or code of the system it was written against.
 */
package io.github.proclab.format.autograder;
