/** What runs inside the JVM, measured with JMH. */
package io.github.proclab.bench.jvm;
