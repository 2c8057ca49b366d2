/** Where student work comes from. What lies there is hostile: links, pipes, names and sizes are looked at before anything is read. */
package io.github.proclab.submission;
