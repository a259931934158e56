package io.conduct.reportdocument;

import io.conduct.reportdocument.Style.Face;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSpacing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * The standard template, in the layout of GB/T 9704-2012: A4 with a type area of 156 × 225 mm, 22 lines of 28 characters,
 * 3号仿宋, the page number outside below the type area. An office changes it in a word processor and has its own used.
 */
public final class ReportTemplate {

    private static final double TWIPS_PER_MM = 1440 / 25.4;
    /** 225 mm in 22 lines. */
    private static final int LINE_TWIPS = 579;
    /** So much closer, in 20ths of a point, that 28 characters of 16 points stand in 156 mm. */
    private static final int CLOSER = -5;
    /** 4号, the size of the page number. */
    private static final int PAGE_NUMBER_POINTS = 14;

    private ReportTemplate() {}

    /** The template as a .docx file. */
    public static byte[] standard() {
        try (XWPFDocument document = new XWPFDocument()) {
            addStyles(document);
            addFonts(document);
            addPlaceholders(document);
            addFooters(document);
            layOut(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException | InvalidFormatException e) {
            throw new IllegalStateException("standard template: not written (expected: always)", e);
        }
    }

    private static void addStyles(XWPFDocument document) {
        XWPFStyles styles = document.createStyles();
        // Without a language a program may take Japanese forms of the characters.
        styles.setEastAsia("zh-CN");
        for (Style style : Style.values()) {
            styles.addStyle(new XWPFStyle(definition(style), styles));
        }
    }

    private static CTStyle definition(Style style) {
        CTStyle definition = CTStyle.Factory.newInstance();
        definition.setStyleId(style.id());
        definition.setType(STStyleType.PARAGRAPH);
        definition.setCustomStyle(true);
        definition.addNewName().setVal(style.label());
        definition.addNewQFormat();
        CTRPr run = definition.addNewRPr();
        face(run, style.face(), style.halfPoints());
        if (style == Style.BODY || style == Style.HEADING) {
            run.addNewSpacing().setVal(BigInteger.valueOf(CLOSER));
        }
        shape(definition.addNewPPr(), style);
        return definition;
    }

    private static void shape(CTPPrGeneral paragraph, Style style) {
        boolean text = style == Style.BODY || style == Style.HEADING || style == Style.TITLE;
        if (!text) {
            paragraph.addNewSnapToGrid().setVal(false);
        }
        CTSpacing spacing = paragraph.addNewSpacing();
        spacing.setBefore(BigInteger.ZERO);
        spacing.setAfter(BigInteger.ZERO);
        if (text) {
            spacing.setLine(BigInteger.valueOf(style == Style.TITLE ? LINE_TWIPS * 6 / 5 : LINE_TWIPS));
            spacing.setLineRule(STLineSpacingRule.EXACT);
        }
        CTInd indent = paragraph.addNewInd();
        if (style == Style.BODY || style == Style.HEADING) {
            indent.setFirstLineChars(BigInteger.valueOf(200));
            indent.setFirstLine(BigInteger.valueOf(style.halfPoints() * 20L));
        }
        boolean centred = style == Style.TITLE || style == Style.CAPTION;
        paragraph.addNewJc().setVal(centred ? STJc.CENTER : style == Style.BODY ? STJc.BOTH : STJc.LEFT);
        if (style == Style.HEADING || style == Style.CAPTION) {
            paragraph.addNewKeepNext();
        }
    }

    static void face(CTRPr run, Face face, int halfPoints) {
        CTFonts fonts = run.addNewRFonts();
        fonts.setEastAsia(face.family());
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
        run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
        run.addNewSzCs().setVal(BigInteger.valueOf(halfPoints));
    }

    private static void addFonts(XWPFDocument document) throws IOException, InvalidFormatException {
        String fonts = Arrays.stream(Face.values())
                .map(face -> "<w:font w:name=\"" + face.family() + "\"><w:altName w:val=\"" + face.substitutes()
                        + "\"/><w:charset w:val=\"86\"/></w:font>")
                .collect(Collectors.joining());
        PackagePart part = document.getPackage()
                .createPart(
                        PackagingURIHelper.createPartName("/word/fontTable.xml"),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
        try (OutputStream out = part.getOutputStream()) {
            out.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
                            + "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                            + fonts + "</w:fonts>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        document.getPackagePart()
                .addRelationship(
                        part.getPartName(),
                        TargetMode.INTERNAL,
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable");
    }

    private static void addPlaceholders(XWPFDocument document) {
        paragraph(document, Style.TITLE, "{{title}}");
        paragraph(document, Style.BODY, "");
        paragraph(document, Style.BODY, "{{body}}");
        paragraph(document, Style.BODY, "");
        sign(paragraph(document, Style.BODY, "{{org}}"));
        sign(paragraph(document, Style.BODY, "{{date}}"));
        XWPFParagraph annex = paragraph(document, Style.HEADING, "附表");
        annex.setPageBreak(true);
        unindented(annex);
        paragraph(document, Style.BODY, "{{tables}}");
        paragraph(document, Style.BODY, "{{charts}}");
    }

    /** On the right, four characters from the edge of the type area. */
    private static void sign(XWPFParagraph paragraph) {
        CTInd indent = unindented(paragraph);
        indent.setRightChars(BigInteger.valueOf(400));
        indent.setRight(BigInteger.valueOf(4L * Style.BODY.halfPoints() * 10));
        paragraph.getCTP().getPPr().addNewJc().setVal(STJc.RIGHT);
    }

    private static CTInd unindented(XWPFParagraph paragraph) {
        CTInd indent = paragraph.getCTP().getPPr().addNewInd();
        indent.setFirstLineChars(BigInteger.ZERO);
        indent.setFirstLine(BigInteger.ZERO);
        return indent;
    }

    private static XWPFParagraph paragraph(XWPFDocument document, Style style, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setStyle(style.id());
        paragraph.createRun().setText(text);
        return paragraph;
    }

    private static void addFooters(XWPFDocument document) {
        document.setEvenAndOddHeadings(true);
        footer(document.createFooter(HeaderFooterType.DEFAULT), STJc.RIGHT);
        footer(document.createFooter(HeaderFooterType.EVEN), STJc.LEFT);
    }

    private static void footer(XWPFFooter footer, STJc.Enum side) {
        XWPFParagraph number = footer.createParagraph();
        number.setStyle(Style.FOOT.id());
        number.getCTP().getPPr().addNewJc().setVal(side);
        CTInd indent = number.getCTP().getPPr().addNewInd();
        indent.setLeftChars(BigInteger.valueOf(100));
        indent.setRightChars(BigInteger.valueOf(100));
        numberRun(number).setText("— ");
        numberRun(number).getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        numberRun(number).getCTR().addNewInstrText().setStringValue(" PAGE ");
        numberRun(number).getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
        numberRun(number).setText(" —");
        XWPFParagraph imprint = footer.createParagraph();
        imprint.setStyle(Style.FOOT.id());
        imprint.getCTP().getPPr().addNewJc().setVal(STJc.CENTER);
        imprint.createRun().setText("{{imprint}}");
    }

    private static XWPFRun numberRun(XWPFParagraph paragraph) {
        XWPFRun run = paragraph.createRun();
        face(run.getCTR().addNewRPr(), Face.SONG, PAGE_NUMBER_POINTS * 2);
        return run;
    }

    private static void layOut(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().isSetSectPr()
                ? document.getDocument().getBody().getSectPr()
                : document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(210));
        size.setH(twips(297));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(37));
        margins.setLeft(twips(28));
        margins.setRight(twips(26));
        margins.setBottom(twips(35));
        margins.setHeader(twips(15));
        margins.setFooter(twips(17));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        // A grid of characters is read differently by different programs; the spacing of the styles is not.
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(LINE_TWIPS));
    }

    private static BigInteger twips(int millimetres) {
        return BigInteger.valueOf(Math.round(millimetres * TWIPS_PER_MM));
    }
}
