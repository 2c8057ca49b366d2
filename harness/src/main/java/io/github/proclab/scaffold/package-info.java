/** Folders to begin with: a new lab, and the repository that a student gets. */
package io.github.proclab.scaffold;
