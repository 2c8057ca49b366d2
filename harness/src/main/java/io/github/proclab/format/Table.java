package io.github.proclab.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table with a heading, as somebody else's program wrote it (CSV; commas, semicolons or tabs). */
record Table(List<String> columns, List<List<String>> rows, char separator) {

    private static final CsvMapper MAPPER = new CsvMapper();

    /** @throws Unfit where it is none */
    static Table read(String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String heading = table.lines().findFirst().orElse("");
        char separator = heading.contains(",") ? ',' : heading.contains(";") ? ';' : heading.contains("\t") ? '\t' : ',';
        try (MappingIterator<String[]> lines = MAPPER.readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY).with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(MAPPER.schema().withColumnSeparator(separator)).readValues(table)) {
            List<List<String>> all = lines.readAll().stream().map(List::of).toList();
            if (all.isEmpty()) {
                throw new Unfit("the table that --roster names is empty");
            }
            return new Table(all.get(0), all.subList(1, all.size()), separator);
        } catch (IOException e) {
            throw new Unfit("the table that --roster names cannot be read: " + e.getMessage());
        }
    }

    /** Where the column of this name is, in whatever case. */
    Optional<Integer> column(String name) {
        return IntStream.range(0, columns.size()).boxed().filter(index -> columns.get(index).strip().equalsIgnoreCase(name)).findFirst();
    }

    static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    static byte[] bytes(List<List<String>> rows, char separator) {
        try {
            return MAPPER.writer(MAPPER.schema().withColumnSeparator(separator)).writeValueAsString(rows).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
