package io.github.proclab.memory;

import io.github.proclab.trace.Bytes;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one report of Valgrind's, in its XML of protocol version 4. It lay where the student's program could reach it, and so may hold
 * anything. One that breaks off, because its process was killed or executed another program, is taken as far as it goes.
 */
final class ReportReader {

    private static final XMLInputFactory XML = factory();

    private int pid;
    private int parent;
    private String program = "";
    private boolean forked = true;
    private boolean marked;
    private boolean exited;
    private boolean whole;
    private String signal = "";
    private final List<ReportedError> inherited = new ArrayList<>();
    private final List<ReportedError> left = new ArrayList<>();
    private final List<ReportedError> misuses = new ArrayList<>();
    private final Map<String, Long> times = new HashMap<>();

    private ReportReader() { }

    /** Empty where it does not even say which process it is about. */
    static Optional<ProcessReport> read(Bytes report) {
        ReportReader reader = new ReportReader();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(legal(report)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    reader.part(xml);
                }
            }
            reader.whole = true;
        } catch (XMLStreamException breaksOff) {
            // What stands before is what there is.
        }
        return reader.pid == 0 ? Optional.empty() : Optional.of(reader.report());
    }

    private ProcessReport report() {
        return new ProcessReport(pid, parent, program, forked, marked, exited, whole, signal, inherited, left, misuses, times);
    }

    private void part(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "pid" -> pid = (int) Math.min(ErrorReader.number(ErrorReader.text(xml)), Integer.MAX_VALUE);
            case "ppid" -> parent = (int) Math.min(ErrorReader.number(ErrorReader.text(xml)), Integer.MAX_VALUE);
            case "argv" -> program = program(xml);
            case "state" -> state(ErrorReader.text(xml));
            case "signame" -> signal = ErrorReader.text(xml);
            case "clientmsg" -> marked |= isMark(xml);
            case "error" -> add(ErrorReader.read(xml));
            case "pair" -> count(xml);
            default -> { }
        }
    }

    private void add(ReportedError error) {
        if (!error.isLeak()) {
            misuses.add(error);
        } else if (exited) {
            left.add(error);
        } else if (!marked) {
            inherited.add(error);
        }
    }

    private void state(String state) {
        forked &= !state.equals("RUNNING");
        exited |= state.equals("FINISHED");
    }

    /** The first of its items; what stands in "vargv" is Valgrind's own. */
    private static String program(XMLStreamReader xml) throws XMLStreamException {
        return itemsOf(xml, "argv").getOrDefault("exe", "");
    }

    private static boolean isMark(XMLStreamReader xml) throws XMLStreamException {
        return itemsOf(xml, "clientmsg").getOrDefault("text", "").equals(Memcheck.MARK);
    }

    private void count(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> pair = itemsOf(xml, "pair");
        times.put(pair.getOrDefault("unique", ""), ErrorReader.number(pair.getOrDefault("count", "")));
    }

    private static Map<String, String> itemsOf(XMLStreamReader xml, String element) throws XMLStreamException {
        Map<String, String> items = new HashMap<>();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                items.putIfAbsent(xml.getLocalName(), ErrorReader.text(xml));
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
                return items;
            }
        }
    }

    /** Valgrind writes names as they are: control characters, and bytes that are no UTF-8, would end the reading. */
    private static String legal(Bytes report) {
        return new String(report.toArray(), StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}&&[^\n\r\t]]|[\uFFFE\uFFFF]|[\uD800-\uDFFF]", "\uFFFD");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("a report refers to nothing outside");
        });
        return factory;
    }
}
