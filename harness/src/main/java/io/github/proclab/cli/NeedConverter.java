package io.github.proclab.cli;

import io.github.proclab.lab.Need;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a lab file says under {@code needs}. */
final class NeedConverter implements ITypeConverter<Need> {
    @Override
    public Need convert(String value) {
        return Need.named(value).orElseThrow(() -> new TypeConversionException("'" + value + "' is nothing that can be allowed; write " + String.join(" or ", Need.words())));
    }
}
