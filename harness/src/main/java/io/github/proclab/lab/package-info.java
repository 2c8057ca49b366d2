/** The lab file: what a lab asks for, as records; reading it, with the place of every mistake. Knows no other room. */
package io.github.proclab.lab;
