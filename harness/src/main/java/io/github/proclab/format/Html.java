package io.github.proclab.format;

/** Text that others wrote, in HTML. */
final class Html {

    private Html() { }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("@", "&#64;<!-- -->").replace("##[", "##&#91;").replace("::", "&#58;:");
    }
}
