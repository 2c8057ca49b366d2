package io.github.proclab.check;

import io.github.proclab.trace.MemoryRun.About;
import io.github.proclab.trace.MemoryRun.Misuse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process did to memory, from what Valgrind says of it. */
final class MisuseInWords {

    private static final Pattern SIZE = Pattern.compile("of size ([0-9,]+)");
    private static final Pattern BLOCK = Pattern.compile("is ([0-9,]+) bytes (inside|after|before) (?:a|an unallocated) block of size ([0-9,]+) (alloc'd|free'd|in arena.*)");
    private static final Pattern NEAR_NULL = Pattern.compile("Address 0x[0-9a-fA-F]{1,3} is not stack'd.*");
    private static final Pattern CALL = Pattern.compile("Syscall param ([a-z0-9_]+)\\(([^)]*)\\).*");
    private static final Pattern OVERLAP = Pattern.compile("Source and destination overlap in ([A-Za-z0-9_]+)\\(.*");

    private final Misuse misuse;
    private final String about;
    private final Matcher block;

    MisuseInWords(Misuse misuse) {
        this.misuse = misuse;
        this.about = misuse.about().stream().findFirst().map(About::says).orElse("");
        this.block = BLOCK.matcher(about);
    }

    /** What follows the process's name: "wrote 4 bytes behind the end of a block of 40 bytes". */
    String says() {
        return switch (misuse.kind()) {
            case INVALID_READ -> "read " + size() + where() + through();
            case INVALID_WRITE -> "wrote " + size() + where() + through();
            case INVALID_ARGUMENT -> "gave " + call() + (isFreed() ? " a block that it had freed" : isNull() ? " a null pointer" : " memory that is not its own");
            case INVALID_FREE -> freed();
            case INVALID_JUMP -> "called a function at an address where there is none";
            case OVERLAP -> "copied memory onto itself: source and destination overlap in " + overlapping();
            case UNINITIALISED_DECISION -> "decided on a value that was never set" + through();
            case UNINITIALISED_USE -> "used a value that was never set" + through();
            case UNINITIALISED_ARGUMENT -> "gave " + call() + " a value that was never set";
            case OTHER -> "used memory wrongly: " + Quote.of(misuse.said());
        };
    }

    /** What one can try. */
    String hint() {
        return switch (misuse.kind()) {
            case UNINITIALISED_DECISION, UNINITIALISED_USE, UNINITIALISED_ARGUMENT -> "Give every variable a value before it is used; malloc() does not, calloc() does.";
            case INVALID_FREE -> "Every block is freed once, by the address that malloc() gave; set the pointer to NULL afterwards.";
            case INVALID_JUMP -> "Look at what the function pointer holds.";
            case OVERLAP -> "Where they may overlap, memmove() is right.";
            default -> ofAddress();
        };
    }

    private String ofAddress() {
        if (isNull()) {
            return "Look where the pointer comes from: what malloc(), fopen() or a search returns may be NULL.";
        }
        if (isFreed()) {
            return "After free() a block is gone, through every pointer to it: take from it what is still needed before.";
        }
        return "Count: the last of a block of n is at n - 1, and a string needs one byte more than strlen() says, for its end.";
    }

    private boolean isNull() {
        return NEAR_NULL.matcher(about).matches();
    }

    private boolean isFreed() {
        return block.find(0) && block.group(4).equals("free'd");
    }

    private String size() {
        Matcher size = SIZE.matcher(misuse.said());
        return size.find() ? bytes(size.group(1)) + " " : "memory ";
    }

    private static String bytes(String number) {
        return number.equals("1") ? "1 byte" : number + " bytes";
    }

    private String where() {
        if (isNull()) {
            return "through a null pointer";
        }
        if (isFreed()) {
            return "of a block that it had freed";
        }
        if (!block.find(0)) {
            return about.contains("stack") && !about.contains("not stack'd") ? "beyond its stack" : "of memory that is not its own";
        }
        return switch (block.group(2)) {
            case "after" -> (block.group(1).equals("0") ? "right " : "(" + bytes(block.group(1)) + " too far) ") + "behind the end of a block of " + bytes(block.group(3));
            case "before" -> "before the beginning of a block of " + bytes(block.group(3));
            default -> "in a block of " + bytes(block.group(3)) + " that is not its own";
        };
    }

    private String freed() {
        if (isFreed()) {
            return "freed a block a second time";
        }
        return block.find(0) ? "freed an address within a block, which is not the one that malloc() gave" : "freed what malloc() did not give";
    }

    private String call() {
        Matcher call = CALL.matcher(misuse.said());
        return call.matches() ? call.group(1) + "()" : "a system call";
    }

    private String overlapping() {
        Matcher overlap = OVERLAP.matcher(misuse.said());
        return overlap.matches() ? overlap.group(1) + "()" : "a copy";
    }

    private String through() {
        return misuse.through().isEmpty() ? "" : ", in " + Quote.of(misuse.through()).replaceAll("^\"|\"$", "") + "()";
    }

    /** What a place is that Valgrind tells beside the misuse: "the block was freed". */
    static Optional<String> beside(About about) {
        Matcher block = BLOCK.matcher(about.says());
        if (block.find()) {
            return Optional.of("that block of " + bytes(block.group(3)) + (block.group(4).equals("free'd") ? " was freed here" : " was allocated here"));
        }
        if (about.says().startsWith("Block was alloc'd")) {
            return Optional.of("and had been allocated here");
        }
        if (about.says().contains("created by a stack allocation")) {
            return Optional.of("the value is in a variable of this function");
        }
        return about.says().contains("created by a heap allocation") ? Optional.of("the value lies in a block that was allocated here") : Optional.empty();
    }
}
