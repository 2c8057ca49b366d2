/** Places to run student programs in: Docker's and this machine's own. Nothing outside of this room knows which of them it is. */
package io.github.proclab.sandbox;
