package io.github.proclab.check;

import io.github.proclab.lab.DescriptorFaultKind;
import java.util.function.Consumer;

/**
 * Something that is wrong with a program's descriptors.
 *
 * @param says in one sentence, without a capital letter
 * @param tell its evidence
 */
record DescriptorFault(DescriptorFaultKind kind, String says, Consumer<Story> tell, String hint) { }
