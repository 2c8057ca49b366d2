/** The sandbox that this machine itself gives: the supervisor as a child process, in namespaces of its own where they may be had. */
package io.github.proclab.sandbox.local;
