package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.Imprint;
import io.conduct.reportdocument.ReportDocument.Paragraph;
import io.conduct.reportdocument.ReportDocument.Section;
import io.conduct.reportdocument.Style.Face;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlCursor;

/**
 * Fills a Word template. A template has the {@link Style styles} of the standard one and these placeholders, each as often
 * as it likes: {@code {{title}}}, {@code {{org}}}, {@code {{date}}} and {@code {{imprint}}} within any text, and alone in
 * a paragraph {@code {{body}}}, {@code {{tables}}} and {@code {{charts}}}. The same report and template give the same
 * bytes.
 */
public final class WordReport {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]*)}}");

    private final byte[] template;

    /** Reports in the layout of this template, a .docx file. */
    public WordReport(byte[] template) {
        this.template = template.clone();
    }

    /**
     * The report as a .docx file.
     *
     * @param date the day it is signed, as it is printed
     * @throws TemplateException when the template is no .docx file, lacks a style or has an unknown placeholder
     */
    public byte[] render(ReportDocument report, String date) {
        return render(report, date, Progress.UNWATCHED);
    }

    /**
     * The report as a .docx file.
     *
     * @param date the day it is signed, as it is printed
     * @param progress is told of each row of a table
     * @throws TemplateException when the template is no .docx file, lacks a style or has an unknown placeholder
     */
    public byte[] render(ReportDocument report, String date, Progress progress) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(template))) {
            requireStyles(document);
            Map<String, String> texts = Map.of(
                    "title", report.title(),
                    "org", report.org(),
                    "date", date,
                    "imprint", report.imprint().line());
            RowCount count = new RowCount(report.tables(), progress);
            fillTables(document.getTables(), texts, "table");
            int position = 0;
            for (XWPFParagraph paragraph : List.copyOf(document.getParagraphs())) {
                position++;
                fill(document, paragraph, report, new Filling(texts, "paragraph " + position, count));
            }
            document.getFooterList().forEach(footer -> fillTexts(footer, texts, "footer"));
            document.getHeaderList().forEach(header -> fillTexts(header, texts, "header"));
            describe(document, report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException
                | InvalidFormatException
                | POIXMLException
                | OpenXML4JRuntimeException
                | UnsupportedFileFormatException e) {
            throw new TemplateException("template: not readable (expected: a .docx file)", e);
        }
    }

    /**
     * Makes sure that reports can be written with the template.
     *
     * @throws TemplateException as {@link #render} does
     */
    public void requireUsable() {
        Imprint imprint = new Imprint("", Instant.EPOCH, "", "");
        render(new ReportDocument("", "", List.of(), List.of(), List.of(), imprint), "");
    }

    private static void requireStyles(XWPFDocument document) {
        for (Style style : Style.values()) {
            if (document.getStyles() == null || document.getStyles().getStyle(style.id()) == null) {
                throw new TemplateException("template: no style " + style.id() + " (expected: " + style.label() + ")");
            }
        }
    }

    /** What a paragraph is filled with, where it stands, and who counts the rows. */
    private record Filling(Map<String, String> texts, String place, RowCount count) {}

    private static void fill(XWPFDocument document, XWPFParagraph paragraph, ReportDocument report, Filling with)
            throws IOException, InvalidFormatException {
        String text = paragraph.getText().strip();
        switch (text) {
            case "{{body}}" -> replace(document, paragraph, cursor -> addBody(document, cursor, report.sections()));
            case "{{tables}}" ->
                replace(document, paragraph, cursor -> WordTables.add(document, cursor, report.tables(), with.count()));
            case "{{charts}}" -> WordCharts.add(document, paragraph, report);
            default -> fillText(paragraph, with.texts(), with.place());
        }
    }

    private static void fillTexts(XWPFHeaderFooter part, Map<String, String> texts, String place) {
        part.getParagraphs().forEach(paragraph -> fillText(paragraph, texts, place));
        fillTables(part.getTables(), texts, place);
    }

    private static void fillTables(List<XWPFTable> tables, Map<String, String> texts, String place) {
        tables.stream()
                .flatMap(table -> table.getRows().stream())
                .flatMap(row -> row.getTableCells().stream())
                .forEach(cell -> {
                    cell.getParagraphs().forEach(paragraph -> fillText(paragraph, texts, place));
                    fillTables(cell.getTables(), texts, place);
                });
    }

    /** A word processor may have cut a placeholder into several runs; then the first of them takes the whole text. */
    private static void fillText(XWPFParagraph paragraph, Map<String, String> texts, String place) {
        Matcher matcher = PLACEHOLDER.matcher(paragraph.getText());
        if (!matcher.find()) {
            return;
        }
        String filled = matcher.replaceAll(match -> Matcher.quoteReplacement(textOf(match.group(1), texts, place)));
        List<XWPFRun> runs = paragraph.getRuns();
        for (int position = runs.size() - 1; position > 0; position--) {
            paragraph.removeRun(position);
        }
        setLines(runs.get(0), filled.split("\n", -1));
    }

    private static void setLines(XWPFRun run, String[] lines) {
        run.setText(lines[0], 0);
        for (int line = 1; line < lines.length; line++) {
            run.addBreak();
            run.setText(lines[line]);
        }
    }

    private static String textOf(String name, Map<String, String> texts, String place) {
        return Optional.ofNullable(texts.get(name))
                .orElseThrow(() -> new TemplateException("template, " + place + ": {{" + name
                        + "}} (expected: title, org, date or imprint; body, tables or charts alone in a paragraph)"));
    }

    private static void replace(XWPFDocument document, XWPFParagraph paragraph, Insertion insertion) {
        try (XmlCursor cursor = paragraph.getCTP().newCursor()) {
            insertion.at(cursor);
        }
        document.removeBodyElement(document.getPosOfParagraph(paragraph));
    }

    private static void addBody(XWPFDocument document, XmlCursor cursor, List<Section> sections) {
        for (Section section : sections) {
            if (!section.heading().isEmpty()) {
                insertParagraph(document, cursor, Style.HEADING).createRun().setText(section.heading());
            }
            for (Paragraph paragraph : section.paragraphs()) {
                XWPFParagraph inserted = insertParagraph(document, cursor, Style.BODY);
                if (!paragraph.subheading().isEmpty()) {
                    XWPFRun subheading = inserted.createRun();
                    ReportTemplate.face(subheading.getCTR().addNewRPr(), Face.KAI, Style.BODY.halfPoints());
                    subheading.setText(paragraph.subheading());
                }
                inserted.createRun().setText(paragraph.text());
            }
        }
    }

    /** A new paragraph before the cursor, which stays where it is. */
    static XWPFParagraph insertParagraph(XWPFDocument document, XmlCursor cursor, Style style) {
        XWPFParagraph paragraph = document.insertNewParagraph(cursor);
        paragraph.setStyle(style.id());
        cursor.toNextToken();
        while (!cursor.isStart()) {
            cursor.toNextToken();
        }
        return paragraph;
    }

    private static void describe(XWPFDocument document, ReportDocument report) {
        CoreProperties core = document.getProperties().getCoreProperties();
        Optional<Date> asOf = Optional.of(Date.from(report.imprint().asOf()));
        core.setCreated(asOf);
        core.setModified(asOf);
        core.setTitle(report.title().replace("\n", ""));
        core.setCreator(report.org());
        core.setDescription(report.imprint().line());
    }

    @FunctionalInterface
    private interface Insertion {

        void at(XmlCursor cursor);
    }
}
