/**
 * The forms in which results leave proclab for other systems: each is one class over the one report model, named in
 * {@code META-INF/services/io.github.proclab.format.Format}, and knows what its system wants, what it does with what is hidden, and how
 * text that others wrote is made harmless in it. Nothing here runs, prints or decides anything.
 */
package io.github.proclab.format;
