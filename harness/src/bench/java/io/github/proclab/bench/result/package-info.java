/** What came out of the measuring, and beside which budget it stands; how that is shown. */
package io.github.proclab.bench.result;
