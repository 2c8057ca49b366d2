/** Reports as test results of the JUnit Platform, so that its own reporting writes them. Besides the engine, the one place that knows the platform. */
package io.github.proclab.format.junit;
