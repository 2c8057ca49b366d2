package io.github.proclab.memory;

import io.github.proclab.memory.ReportedError.Further;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one error element of a report, and stacks. */
final class ErrorReader {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 4096;

    private final XMLStreamReader xml;
    private String unique = "";
    private String kind = "";
    private String text = "";
    private long bytes;
    private long blocks;
    private List<Frame> stack = List.of();
    private final List<Further> further = new ArrayList<>();
    private boolean ofTheAddress;

    private ErrorReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** From its beginning to its end. */
    static ReportedError read(XMLStreamReader xml) throws XMLStreamException {
        ErrorReader error = new ErrorReader(xml);
        while (error.next("error")) {
            error.part(xml.getLocalName());
        }
        return new ReportedError(error.unique, error.kind, error.text, error.bytes, error.blocks, error.stack, error.further);
    }

    private void part(String name) throws XMLStreamException {
        switch (name) {
            case "unique" -> unique = text(xml);
            case "kind" -> kind = text(xml);
            case "what", "text" -> text = text(xml);
            case "leakedbytes" -> bytes = number(text(xml));
            case "leakedblocks" -> blocks = number(text(xml));
            case "auxwhat" -> about(text(xml));
            case "stack" -> calls(stack());
            default -> { }
        }
    }

    private void about(String says) {
        further.add(new Further(says, List.of()));
        ofTheAddress = true;
    }

    /** The first is where it happened; others follow what they belong to. */
    private void calls(List<Frame> frames) {
        if (!ofTheAddress) {
            stack = frames;
        } else {
            Further last = further.remove(further.size() - 1);
            further.add(new Further(last.text(), frames));
        }
    }

    private List<Frame> stack() throws XMLStreamException {
        List<Frame> frames = new ArrayList<>();
        while (next("stack")) {
            if (xml.getLocalName().equals("frame")) {
                Frame frame = frame();
                if (frames.size() < DEEPEST) {
                    frames.add(frame);
                }
            }
        }
        return frames;
    }

    private Frame frame() throws XMLStreamException {
        String address = "";
        String object = "";
        String function = "";
        String folder = "";
        String file = "";
        int line = 0;
        while (next("frame")) {
            switch (xml.getLocalName()) {
                case "ip" -> address = text(xml);
                case "obj" -> object = text(xml);
                case "fn" -> function = text(xml);
                case "dir" -> folder = text(xml);
                case "file" -> file = text(xml);
                case "line" -> line = (int) Math.min(number(text(xml)), Integer.MAX_VALUE);
                default -> { }
            }
        }
        return new Frame(address, object, function, folder, file, line);
    }

    /** The next element within this one; false at its end. */
    private boolean next(String within) throws XMLStreamException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(within)) {
                return false;
            }
        }
    }

    /** Of an element that holds nothing else. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        String text = xml.getElementText().strip();
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** 0 for what is none. */
    static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
