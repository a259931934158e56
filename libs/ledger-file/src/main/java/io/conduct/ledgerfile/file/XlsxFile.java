package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads .xlsx as a stream of events: its memory does not depend on the number of rows. */
final class XlsxFile {

    private static final int MAX_PARTS = 500;
    private static final double MIN_INFLATE_RATIO = 0.005;
    private static final String WORKBOOK_TYPE = "sheet.main+xml";
    private static final String TEMPLATE_TYPE = "template.main+xml";

    private final XSSFReader reader;
    private final RowGate gate;

    private XlsxFile(XSSFReader reader, RowGate gate) {
        this.reader = reader;
        this.gate = gate;
    }

    /** POI reports what is broken in a file by many kinds of exception. */
    static void read(Path file, RowGate gate) throws IOException {
        protect(gate.limits());
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            refuseOtherTypes(opened);
            new XlsxFile(new XSSFReader(opened), gate).readSheets();
        } catch (LedgerRefusedException e) {
            throw e;
        } catch (InvalidFormatException e) {
            throw isWhole(file) ? LedgerFile.wrongType() : LedgerFile.damaged("the .xlsx", e);
        } catch (SAXException | OpenXML4JException | ParserConfigurationException | IOException | RuntimeException e) {
            throw refusal(e);
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.size() > 0;
        } catch (ZipException e) {
            return false;
        }
    }

    /** These guards against bombs are global in POI. */
    private static void protect(LedgerLimits limits) {
        ZipSecureFile.setMaxEntrySize(limits.maxPartBytes());
        ZipSecureFile.setMaxFileCount(MAX_PARTS);
        ZipSecureFile.setMinInflateRatio(MIN_INFLATE_RATIO);
    }

    private static void refuseOtherTypes(OPCPackage opened) throws InvalidFormatException {
        boolean macros = opened.getParts().stream()
                .map(PackagePart::getContentType)
                .anyMatch(type -> type.contains("vbaProject") || type.contains("macroEnabled"));
        if (macros) {
            throw new LedgerRefusedException(
                    Reason.MACROS, "a workbook with macros (expected: saved as .xlsx, without macros)");
        }
        boolean workbook = opened.getParts().stream()
                .map(PackagePart::getContentType)
                .anyMatch(type -> type.endsWith(WORKBOOK_TYPE) || type.endsWith(TEMPLATE_TYPE));
        if (!workbook) {
            throw LedgerFile.wrongType();
        }
    }

    private static LedgerRefusedException refusal(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerRefusedException refused) {
                return refused;
            }
            String message = cause.getMessage();
            if (message != null
                    && (message.contains("Zip bomb")
                            || message.contains("MAX_FILE_COUNT")
                            || message.contains("too many files"))) {
                return new LedgerRefusedException(
                        Reason.TOO_LARGE,
                        "a file that inflates beyond all measure (expected: a plain workbook)",
                        failure);
            }
        }
        return LedgerFile.damaged("the .xlsx", failure);
    }

    private void readSheets() throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        WorkbookXml workbook = new WorkbookXml();
        parse(reader.getWorkbookData(), workbook);
        CellFormats formats = new CellFormats();
        try (InputStream styles = reader.getStylesData()) {
            if (styles != null) {
                parse(styles, formats);
            }
        }
        SharedTexts texts = new SharedTexts(gate.limits().maxSharedCharacters());
        try (InputStream shared = reader.getSharedStringsData()) {
            if (shared != null) {
                parse(shared, texts);
            }
        }
        for (WorkbookXml.Entry entry : workbook.sheets()) {
            readSheet(entry, workbook.date1904(), formats, texts);
        }
    }

    /** Twice: what is merged stands at the end of the XML, after the rows that need to know. */
    private void readSheet(WorkbookXml.Entry entry, boolean date1904, CellFormats formats, SharedTexts texts)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        gate.sheet(new Sheet(entry.number(), entry.name(), entry.hidden(), date1904));
        if (entry.hidden()) {
            return;
        }
        SheetRegionsXml regions = new SheetRegionsXml(gate.limits().maxMergedCells());
        parse(reader.getSheet(entry.relation()), regions);
        parse(reader.getSheet(entry.relation()), new SheetXml(gate, formats, texts, regions));
    }

    /** POI's XML readers refuse document types and external entities. */
    private static void parse(InputStream xml, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        try (xml) {
            XMLReader parser = XMLHelper.newXMLReader();
            parser.setContentHandler(handler);
            parser.setErrorHandler(handler);
            parser.parse(new InputSource(xml));
        }
    }
}
