package io.github.proclab.format.junit;

import io.github.proclab.format.Product;
import io.github.proclab.format.ReportFormat;
import io.github.proclab.format.Setting;
import io.github.proclab.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/** The XML that CI systems read of tests, as the JUnit Platform writes it. */
public final class JUnitXml implements ReportFormat {

    @Override
    public String name() {
        return "junit";
    }

    @Override
    public String about() {
        return "the XML of JUnit, for CI systems";
    }

    @Override
    public String file() {
        return "junit.xml";
    }

    @Override
    public Readers readers() {
        return Readers.WHO_ASKED;
    }

    @Override
    public Product of(Report report, Setting setting) {
        Path folder = temporary();
        try {
            return new Product(Product.Place.PRINTED, List.of(new Product.File(file(), new Suite(written(report, folder)).of(report, setting))), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static byte[] written(Report report, Path folder) throws IOException {
        StringWriter complaints = new StringWriter();
        LauncherConfig config = LauncherConfig.builder().enableTestEngineAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false).enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false).addTestEngines(new ReportedEngine(report)).build();
        LauncherFactory.create(config).execute(LauncherDiscoveryRequestBuilder.request().build(),
                new LegacyXmlReportGeneratingListener(folder, new PrintWriter(complaints)));
        Path file = folder.resolve("TEST-proclab-" + report.lab() + ".xml");
        if (!Files.exists(file)) {
            throw new IOException("the XML could not be written: " + complaints);
        }
        return Files.readAllBytes(file);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("proclab-junit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
