package io.github.proclab.lab;

/**
 * {@code stdio: pipe | pty | file}: what stdout and stderr are for the program, and with a pseudo-terminal stdin, too. It decides when
 * the C library writes out what was printed: on a terminal after each line, else when its buffer is full or the program ends.
 */
public enum Stdio { PIPE, PTY, FILE }
