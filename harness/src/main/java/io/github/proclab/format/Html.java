package io.github.proclab.format;

/** Text that others wrote, in HTML. */
public final class Html {

    private Html() { }

    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("@", "&#64;<!-- -->").replace("##[", "##&#91;").replace("::", "&#58;:");
    }
}
