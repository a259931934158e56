package io.conduct.reportdocument;

/** The paragraph styles that a template must have, by their ids, and the faces they have in the standard one. */
enum Style {
    /** Title: 2号小标宋, centred. */
    TITLE("ReportTitle", "公文标题", Face.SONG_TITLE, 44),
    /** First-level heading: 3号黑体. */
    HEADING("ReportHeading", "公文一级标题", Face.HEI, 32),
    /** Body text: 3号仿宋. */
    BODY("ReportBody", "公文正文", Face.FANG_SONG, 32),
    /** Title of a table or chart: 4号黑体, centred. */
    CAPTION("ReportCaption", "公文图表标题", Face.HEI, 28),
    /** Text in a table: 5号仿宋. */
    CELL("ReportCell", "公文表格", Face.FANG_SONG, 21),
    /** Foot of a page: 小五号仿宋. */
    FOOT("ReportFoot", "公文页脚", Face.FANG_SONG, 18);

    private final String id;
    private final String label;
    private final Face face;
    private final int halfPoints;

    Style(String id, String label, Face face, int halfPoints) {
        this.id = id;
        this.label = label;
        this.face = face;
        this.halfPoints = halfPoints;
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    Face face() {
        return face;
    }

    /** Size in half points, as the format counts it. */
    int halfPoints() {
        return halfPoints;
    }

    /** A face by the name the standard's users know, with what may stand in for it, in turn, where it is not installed. */
    enum Face {
        SONG_TITLE("方正小标宋简体", "方正小标宋_GBK,华文中宋,Noto Serif CJK SC"),
        HEI("黑体", "SimHei,Noto Sans CJK SC"),
        KAI("楷体_GB2312", "楷体,KaiTi,Noto Serif CJK SC"),
        FANG_SONG("仿宋_GB2312", "仿宋,FangSong,Noto Serif CJK SC"),
        SONG("宋体", "SimSun,Noto Serif CJK SC");

        private final String family;
        private final String substitutes;

        Face(String family, String substitutes) {
            this.family = family;
            this.substitutes = substitutes;
        }

        String family() {
            return family;
        }

        String substitutes() {
            return substitutes;
        }
    }
}
