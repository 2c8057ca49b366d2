/** The commands. The only room that knows the terminal, the command line and the exit status. */
package io.github.proclab.cli;
