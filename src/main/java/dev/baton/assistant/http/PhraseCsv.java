package dev.baton.assistant.http;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.yaml.PhraseLists;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phrases as a CSV file (RFC 4180, UTF-8): the columns {@code language}, {@code phrase} and {@code origin}. A file begins
 * with a byte-order mark, without which spreadsheets misread letters beyond ASCII. What is read may be separated by commas,
 * semicolons or tabs, as the first line shows; rows whose origin is {@code built-in} are left out.
 */
final class PhraseCsv {

    static final String BUILT_IN = "built-in";
    private static final String OWN = "own";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String QUOTES = "From this line on a quote is missing, or stands where it must not.";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

    private final List<Map<String, Object>> errors = new ArrayList<>();
    private final Map<String, Set<String>> phrases = new LinkedHashMap<>();
    private int duplicates;
    private int count;

    private PhraseCsv() {}

    /** What was read. @param duplicates rows that said what an earlier one had said */
    record Read(Map<String, List<String>> phrases, int duplicates) {}

    /** Writes a file. @param builtIn examples that stand there for people to read */
    static String write(Map<String, List<String>> own, Map<String, List<String>> builtIn) {
        var file = new StringWriter();
        file.append(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
            csv.writeRecord("language", "phrase", "origin");
            rows(csv, own, OWN);
            rows(csv, builtIn, BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static void rows(CsvWriter csv, Map<String, List<String>> phrases, String origin) {
        phrases.forEach((language, texts) -> texts.forEach(text ->
                csv.writeRecord(language.equals(PhraseLists.ANY) ? "" : language, CsvCells.leaving(text), origin)));
    }

    /**
     * Reads a file: all of it, or nothing.
     *
     * @throws ProblemException {@code invalid-request}; every error has its line and column
     */
    static Read read(String text) {
        var csv = new PhraseCsv();
        csv.parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        if (!csv.errors.isEmpty()) {
            throw refused(csv.errors);
        }
        var read = new LinkedHashMap<String, List<String>>();
        csv.phrases.forEach((language, texts) -> read.put(language, List.copyOf(texts)));
        return new Read(read, csv.duplicates);
    }

    private void parse(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        Optional<Columns> columns = Optional.empty();
        long line = 1;
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator(first))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                line = row.getStartingLineNumber();
                if (columns.isEmpty()) {
                    columns = Columns.of(row);
                    if (columns.isEmpty()) {
                        error(
                                row.getStartingLineNumber(),
                                1,
                                "The first line names the columns: language,phrase. The column \"phrase\" is missing.");
                        return;
                    }
                } else {
                    read(row, columns.get());
                }
            }
            if (columns.isEmpty()) {
                error(1, 1, "The file is empty; its first line names the columns: language,phrase.");
            }
            if (text.chars().filter(character -> character == '"').count() % 2 != 0) {
                error(line, 1, QUOTES);
            }
        } catch (CsvParseException e) {
            error(line, 1, QUOTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(CsvRecord row, Columns columns) {
        long line = row.getStartingLineNumber();
        String origin = columns.cell(row, columns.origin()).toLowerCase(Locale.ROOT);
        String language = columns.cell(row, columns.language());
        String phrase = CsvCells.arriving(columns.cell(row, columns.phrase())).strip();
        if (origin.equals(BUILT_IN)) {
            return;
        }
        if (!origin.isEmpty() && !origin.equals(OWN)) {
            error(line, columns.origin() + 1, "The origin is \"own\" or \"built-in\", or left out.");
        }
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            error(line, columns.language() + 1, "A language is a tag such as en or pt-BR, or left out.");
        }
        if (phrase.isEmpty() || phrase.length() > Limits.PHRASE) {
            error(line, columns.phrase() + 1, "A phrase has 1 to " + Limits.PHRASE + " characters.");
        }
        String tag = language.isEmpty() ? PhraseLists.ANY : LocalizedText.tag(language);
        if (!phrases.computeIfAbsent(tag, key -> new LinkedHashSet<>()).add(phrase)) {
            duplicates++;
        } else if (++count == Limits.LIST + 1) {
            error(line, columns.phrase() + 1, "There can be at most " + Limits.LIST + " phrases.");
        }
    }

    private void error(long line, int column, String message) {
        if (errors.size() < Limits.PROBLEMS) {
            errors.add(Map.of("line", line, "column", column, "message", message));
        }
    }

    private static ProblemException refused(List<Map<String, Object>> errors) {
        Map<String, Object> first = errors.getFirst();
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "Nothing was imported. Correct line " + first.get("line") + ", column " + first.get("column") + ": "
                        + first.get("message"),
                Map.of("errors", errors));
    }

    private static char separator(String header) {
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    /** Where the columns are, from 0; -1 for one that is missing. */
    private record Columns(int language, int phrase, int origin) {

        static Optional<Columns> of(CsvRecord header) {
            List<String> names = header.getFields().stream()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .toList();
            return Optional.of(new Columns(names.indexOf("language"), names.indexOf("phrase"), names.indexOf("origin")))
                    .filter(columns -> columns.phrase >= 0);
        }

        String cell(CsvRecord row, int column) {
            return column < 0 || column >= row.getFieldCount()
                    ? ""
                    : row.getField(column).strip();
        }
    }
}
