/** The sandbox to use: a hardened container for each submission, whose life Testcontainers owns. */
package io.github.proclab.sandbox.docker;
