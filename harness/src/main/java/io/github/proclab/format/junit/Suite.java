package io.github.proclab.format.junit;

import io.github.proclab.format.FirstPlace;
import io.github.proclab.format.Setting;
import io.github.proclab.report.Printable;
import io.github.proclab.report.Report;
import io.github.proclab.report.TestReport;
import io.github.proclab.score.Points;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The platform's XML, without what it says of the JVM that wrote it, and with the times that the tests' runs took. */
record Suite(byte[] written) {

    private static final Set<String> OF_THE_WRITER = Set.of("properties", "system-out");
    private static final Pattern NUMBER = Pattern.compile("unique-id: \\[engine:[^\\]]*]/\\[test:(\\d+)]");
    private static final Set<String> WRONG = Set.of("failure", "error");

    byte[] of(Report report, Setting setting) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setCoalescing(true);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(written));
            told(document.getDocumentElement(), report, setting);
            return harmless(text(document));
        } catch (ParserConfigurationException | SAXException | TransformerException e) {
            throw new IOException("the platform's XML cannot be read", e);
        }
    }

    private static void told(Element suite, Report report, Setting setting) {
        suite.setAttribute("name", report.lab());
        suite.removeAttribute("hostname");
        suite.removeAttribute("timestamp");
        children(suite).stream().filter(child -> OF_THE_WRITER.contains(child.getNodeName())).forEach(suite::removeChild);
        suite.setAttribute("time", seconds(report.tests().stream().mapToDouble(test -> test.wallS().orElse(0.0)).sum()));
        List<Element> cases = children(suite).stream().filter(child -> child.getNodeName().equals("testcase")).map(Element.class::cast)
                .sorted(Comparator.comparingInt(Suite::number)).toList();
        for (Element testCase : cases) {
            // The platform has an order of its own.
            suite.appendChild(testCase);
        }
        for (int index = 0; index < cases.size(); index++) {
            told(cases.get(index), report, report.tests().get(index), setting);
        }
    }

    /** Its place in the report, from 1: the last segment of its unique id, which the platform writes into the output. */
    private static int number(Element testCase) {
        NodeList output = testCase.getElementsByTagName("system-out");
        Matcher id = NUMBER.matcher(output.item(0).getTextContent());
        if (!id.find()) {
            throw new IllegalStateException("the platform wrote no unique id");
        }
        return Integer.parseInt(id.group(1));
    }

    /** Readers of the XML look for file and line in the case (mikepenz/action-junit-report), and show the message as it stands. */
    private static void told(Element testCase, Report report, TestReport test, Setting setting) {
        testCase.setAttribute("classname", report.lab());
        testCase.setAttribute("time", seconds(test.wallS().orElse(0.0)));
        for (Node child : children(testCase)) {
            if (WRONG.contains(child.getNodeName())) {
                ((Element) child).setAttribute("type", child.getNodeName());
                // The platform writes it without its line breaks.
                ((Element) child).setAttribute("message", Told.inShort(report, test));
                FirstPlace.of(test, report, setting).ifPresent(place -> {
                    testCase.setAttribute("file", Printable.of(place.file()));
                    testCase.setAttribute("line", Integer.toString(place.line()));
                });
            } else if (child.getNodeName().equals("system-out")) {
                child.setTextContent(Points.plain(test.score()) + " of " + Points.plain(test.points()) + " points");
            }
        }
    }

    private static List<Node> children(Element element) {
        List<Node> all = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            all.add(child);
        }
        return all;
    }

    private static String text(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.setXmlStandalone(true);
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString(StandardCharsets.UTF_8) + "\n";
    }

    /** As a reference, which is the same to who reads XML, and speaks nothing to who reads lines. */
    private static byte[] harmless(String xml) {
        return xml.replace("##[", "##&#91;").replaceAll("(?m)^(\\s*)::", "$1&#58;:").getBytes(StandardCharsets.UTF_8);
    }

    private static String seconds(double time) {
        return BigDecimal.valueOf(time).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
