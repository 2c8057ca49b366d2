package io.github.proclab.lab.warning;

import io.github.proclab.lab.Position;

/** What cannot be meant, where it stands, and what to do. */
record Warning(Position at, String message) { }
