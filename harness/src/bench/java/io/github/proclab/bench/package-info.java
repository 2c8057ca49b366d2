/** What proclab costs, measured side by side with what it costs without: {@code ./grade.sh bench}. No part of the jar. */
package io.github.proclab.bench;
