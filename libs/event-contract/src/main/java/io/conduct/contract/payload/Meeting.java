package io.conduct.contract.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One meeting (会议), planned or held. Ranges and lengths are those of its JSON Schema.
 *
 * @param title name as on the notice (会议名称)
 * @param kind what sort of meeting it is (会议类型)
 * @param status only a meeting that was held counts (会议状态)
 * @param heldOn first day, the planned day while it is only planned (召开日期)
 * @param startsAt when it begins (开始时间)
 * @param endsAt when it ends (结束时间)
 * @param meetingClass class under the expense rules, 1 (一类) to 4 (四类) (会议类别)
 * @param statutory whether a law prescribes it (法定会议)
 * @param planItem item of the yearly meeting plan; absent for an unplanned meeting (年度会议计划项目)
 * @param approval the approval to hold it (会议审批)
 * @param agenda the items in their order (会议议题)
 * @param participants persons attending, without staff (参会人数)
 * @param staff persons working at the meeting (工作人员数)
 * @param outOfTown participants from other places (外地代表人数)
 * @param days length in days, in steps of 0.5 (会期)
 * @param venue where it is held (会议地点)
 * @param mode how people attend (会议形式)
 * @param expenses what it cost, in yuan (会议费)
 * @param mealForm how meals were taken (用餐形式)
 * @param extras what it offered that the rules speak of (会议附带安排)
 * @param lectures lectures given within the meeting (专家辅导授课)
 * @param mergedInto the meeting this one was merged into (套开): its sourceId or name
 * @param relays set when it passes on a meeting of a superior organ (以会议贯彻会议)
 * @param publicity whether the rules ask for a news report (新闻报道)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Meeting(
        String title,
        Kind kind,
        Status status,
        LocalDate heldOn,
        @Nullable OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        @Nullable Integer meetingClass,
        @Nullable Boolean statutory,
        @Nullable String planItem,
        @Nullable Approval approval,
        List<AgendaItem> agenda,
        @Nullable Integer participants,
        @Nullable Integer staff,
        @Nullable Integer outOfTown,
        @Nullable BigDecimal days,
        @Nullable Venue venue,
        @Nullable Mode mode,
        @Nullable Expenses expenses,
        @Nullable MealForm mealForm,
        List<Extra> extras,
        List<Lecture> lectures,
        @Nullable String mergedInto,
        @Nullable Relays relays,
        @Nullable Publicity publicity) {

    /** Requires what every meeting has, and copies the lists. */
    public Meeting {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(heldOn, "heldOn");
        agenda = Absent.asEmpty(agenda);
        extras = Absent.asEmpty(extras);
        lectures = Absent.asEmpty(lectures);
    }

    /** The same meeting with its length and cost written in another way. */
    public Meeting with(@Nullable BigDecimal sameDays, @Nullable Expenses sameExpenses) {
        return new Meeting(
                title,
                kind,
                status,
                heldOn,
                startsAt,
                endsAt,
                meetingClass,
                statutory,
                planItem,
                approval,
                agenda,
                participants,
                staff,
                outOfTown,
                sameDays,
                venue,
                mode,
                sameExpenses,
                mealForm,
                extras,
                lectures,
                mergedInto,
                relays,
                publicity);
    }

    /** What sort of meeting it is (会议类型). */
    public enum Kind {
        /** 党组会议. */
        PARTY_GROUP,
        /** 主任会议. */
        DIRECTORS,
        /** 常委会会议. */
        STANDING_COMMITTEE,
        /** 办公会议. */
        EXECUTIVE,
        /** 人民代表大会会议. */
        PLENARY,
        /** 党组理论学习中心组学习. */
        STUDY_SESSION,
        /** 专题读书班. */
        READING_CLASS,
        /** 民主生活会. */
        DEMOCRATIC_LIFE,
        /** 组织生活会. */
        ORGANISATIONAL_LIFE,
        /** 述职会. */
        DEBRIEFING,
        /** 年度工作会议. */
        ANNUAL_WORK,
        /** 专题会议. */
        SPECIAL_TOPIC,
        /** 座谈会. */
        SYMPOSIUM,
        /** 部署会、推进会、动员会. */
        DEPLOYMENT,
        /** 电视电话会议、视频会议. */
        VIDEO_CONFERENCE,
        /** 评审会、研讨会、协调会. */
        REVIEW,
        /** 业务性会议. */
        PROFESSIONAL,
        /** 内部会议、日常工作会议. */
        INTERNAL,
        /** 其他会议. */
        OTHER
    }

    /** How far a meeting has come (会议状态). */
    public enum Status {
        /** 已列入计划. */
        PLANNED,
        /** 已召开: the only status that counts. */
        HELD,
        /** 已取消. */
        CANCELLED,
        /** 已合并（套开）: counted as part of the meeting it was merged into. */
        MERGED
    }

    /** How people attend (会议形式). */
    public enum Mode {
        /** 现场. */
        ON_SITE,
        /** 视频. */
        VIDEO,
        /** 现场与视频结合. */
        HYBRID,
        /** 书面. */
        WRITTEN
    }

    /** How meals were taken (用餐形式). */
    public enum MealForm {
        /** 自助餐. */
        BUFFET,
        /** 便餐. */
        SIMPLE,
        /** 宴请、会餐. */
        BANQUET,
        /** 不安排用餐. */
        NONE
    }

    /** What a meeting offered that the rules speak of (会议附带安排). */
    public enum Extra {
        /** 高档菜肴. */
        FINE_DISHES,
        /** 烟酒. */
        ALCOHOL_TOBACCO,
        /** 纪念品. */
        SOUVENIRS,
        /** 花草、背景板. */
        DECORATION,
        /** 水果、茶歇. */
        REFRESHMENTS,
        /** 旅游参观. */
        EXCURSION
    }

    /** Whether the rules ask for a news report (新闻报道). */
    public enum Publicity {
        /** 应报道. */
        REQUIRED,
        /** 可报道. */
        ALLOWED,
        /** 不报道. */
        NONE
    }

    /**
     * The approval to hold a meeting (会议审批).
     *
     * @param number number of the approval (审批编号)
     * @param approvedBy office or role that approved (审批人)
     * @param approvedOn day of the approval (审批日期)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Approval(
            @Nullable String number,
            @Nullable String approvedBy,
            @Nullable LocalDate approvedOn) {}

    /**
     * One item of the agenda (议题).
     *
     * @param title what it is about (议题名称)
     * @param topics free short tags, for example 第一议题, 党风廉政, 三重一大 (标签)
     * @param kind what is done with it (议题类型)
     * @param reporter office or role that reports (汇报单位)
     * @param reportMinutes how long the report took, in minutes (汇报时长)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AgendaItem(
            @Nullable String title,
            List<String> topics,
            @Nullable ItemKind kind,
            @Nullable String reporter,
            @Nullable Integer reportMinutes) {

        /** Copies the tags. */
        public AgendaItem {
            topics = Absent.asEmpty(topics);
        }
    }

    /** What is done with an item of the agenda (议题类型). */
    public enum ItemKind {
        /** 讨论审议. */
        DISCUSSION,
        /** 听取汇报. */
        HEARING,
        /** 传达学习. */
        STUDY,
        /** 其他. */
        OTHER
    }

    /**
     * Where a meeting is held (会议地点).
     *
     * @param name name of the place (地点名称)
     * @param type what sort of place it is (地点类型)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Venue(@Nullable String name, @Nullable Type type) {

        /** What sort of place it is (地点类型). */
        public enum Type {
            /** 单位内部会议室. */
            INTERNAL,
            /** 会议定点场所. */
            DESIGNATED,
            /** 其他场所. */
            OTHER
        }
    }

    /**
     * What a meeting cost (会议费), in yuan (元) with at most two decimals.
     *
     * @param lodging 住宿费
     * @param meals 伙食费
     * @param other 其他费用: room, transport, printing, medicine
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Expenses(
            @DecimalText @Nullable BigDecimal lodging,
            @DecimalText @Nullable BigDecimal meals,
            @DecimalText @Nullable BigDecimal other) {

        /** The sum of what is given, in yuan: the rules bind the sum and let the headings make up for each other. */
        public BigDecimal total() {
            return Stream.of(lodging, meals, other).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * One lecture given within a meeting (授课).
     *
     * @param lecturer role or affiliation of the lecturer (授课人)
     * @param topic what it was about (授课题目)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Lecture(
            @Nullable String lecturer, @Nullable String topic) {}

    /**
     * The superior organ's meeting that is passed on (传达贯彻上级会议).
     *
     * @param issuer the superior organ (上级机关)
     * @param reference the meeting that is passed on (上级会议)
     * @param ownMeasures whether measures of its own were decided (是否有本单位措施)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Relays(
            @Nullable String issuer,
            @Nullable String reference,
            @Nullable Boolean ownMeasures) {}
}
