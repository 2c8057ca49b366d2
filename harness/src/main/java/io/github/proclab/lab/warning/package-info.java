/** What is not wrong in a lab file as it is written, and yet cannot be meant. */
package io.github.proclab.lab.warning;
