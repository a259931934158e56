package io.conduct.meeting.rules;

/**
 * The codes of the findings on meetings, which no later version may change. 办法 is 《中央和国家机关会议费管理办法》
 * (财行〔2016〕214号), 减负规定 is 《整治形式主义为基层减负若干规定》 of 2024; where neither is named it is the organ's own rule.
 */
public enum MeetingCode {
    /** 会议议题一般不超过3个. */
    AGENDA_TOO_LONG,
    /** 主报告一般不超过1小时 (减负规定 第2节), and what an organ sets for the reports it hears. */
    REPORT_TOO_LONG,
    /** 综合定额标准是会议费开支的上限 (办法第十五条). */
    EXPENSES_OVER_QUOTA,
    /** 二类、三类会议参会人员不得超过的人数 (办法第九条). */
    PARTICIPANTS_OVER_LIMIT,
    /** 四类会议参会人员一般不得超过的人数 (办法第九条). */
    PARTICIPANTS_OVER_USUAL,
    /** 工作人员占会议代表人数的比例 (办法第九条). */
    STAFF_OVER_SHARE,
    /** 二、三、四类会议会期不得超过的天数 (办法第八条). */
    DAYS_OVER_LIMIT,
    /** 传达、布置类会议会期不得超过1天 (办法第八条). */
    BRIEFING_TOO_LONG,
    /** 会议一般在半天之内 (减负规定 第2节). */
    SESSION_TOO_LONG,
    /** 安排分组讨论的会议原则上不超过1天半 (减负规定 第2节). */
    GROUP_SESSION_TOO_LONG,
    /** 日常工作会议的时长. */
    DURATION_TOO_LONG,
    /** 50人以内且无外地代表的会议原则上在单位内部会议室召开 (办法 on places). */
    VENUE_NOT_INTERNAL,
    /** 50人以内且无外地代表的会议不安排住宿 (办法 on places). */
    LODGING_NOT_NEEDED,
    /** 会议实行定点管理 (办法 on places). */
    VENUE_NOT_DESIGNATED,
    /** 传达、布置类会议优先采用电视电话、网络视频方式 (办法 on the form). */
    VIDEO_PREFERRED,
    /** 会议实行分级审批 (办法第四条、第七条). */
    APPROVAL_MISSING,
    /** 先审批后召开 (办法第七条). */
    APPROVED_AFTERWARDS,
    /** 会议列入年度会议计划 (办法第七条): the item is not in the plan. */
    PLAN_ITEM_UNKNOWN,
    /** 会议列入年度会议计划 (办法第七条): the item was cancelled, or merged into another. */
    PLAN_ITEM_DROPPED,
    /** 会议费预算执行中不得突破 (办法第五条). */
    EXPENSES_OVER_BUDGET,
    /** 对未经批准召开的会议以及不符合会议规模和定点管理要求的会议，不予以核拨经费. */
    FUNDING_REFUSED,
    /** 不宴请与会人员. */
    MEAL_NOT_ALLOWED,
    /** 不上高档菜肴和烟酒，不发放纪念品. */
    EXTRA_NOT_ALLOWED,
    /** 以会议贯彻会议: a superior's meeting is passed on and nothing of one's own decided. */
    RELAY_WITHOUT_MEASURES,
    /** 内部会议、年度工作会议和业务性会议，原则上不作报道. */
    PUBLICITY_NOT_ALLOWED,
    /** 法定会议: marked as one although no law prescribes such a meeting. */
    STATUTORY_DOUBTFUL,
    /** 法定会议: marked as none although a law prescribes it. */
    STATUTORY_DENIED,
    /** 合并（套开）: the meeting it was merged into is not recorded, or is itself. */
    MERGED_INTO_UNKNOWN,
    /** 合并（套开）: the meeting it was merged into is cancelled or itself merged. */
    MERGED_INTO_NOT_HELD
}
