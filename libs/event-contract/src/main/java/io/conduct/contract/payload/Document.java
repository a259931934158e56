package io.conduct.contract.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document issued by the organ (发文). Ranges and lengths are those of its JSON Schema.
 *
 * @param title title of the document (标题)
 * @param genre which of the fifteen kinds of official document it is (文种)
 * @param signedOn day it was signed or adopted, the one date that places it in a period (签发日期)
 * @param number its number in the canonical writing, absent when it has none (发文字号)
 * @param numberAsPrinted the number as the document carries it, where that is not the canonical writing (原件文号)
 * @param numberForm what sort of number it carries (文号形式)
 * @param purpose what it is for; its length limit depends on this (行文目的)
 * @param category what the reduction rules take it for (发文类别)
 * @param form what it is issued as (载体形式)
 * @param characters length of the body in characters, attachments excluded (字数)
 * @param counted length counted from the text that was sent along (平台计字)
 * @param issuedOn day it was printed and sent (印发日期)
 * @param draftedOn day it was drafted (拟文日期)
 * @param recipients organs it is addressed to (主送机关)
 * @param copies number of copies (印发份数)
 * @param basis the superior document that requires it (发文依据)
 * @param relays set when it passes on a document of a superior organ (以文件落实文件)
 * @param regulation set when it makes, changes or repeals an internal rule (制度规定)
 * @param reductionScope whether it counts in the statistics on fewer documents (纳入精文统计)
 * @param reductionScopeReason why it counts there or does not (理由)
 * @param urgency how urgent it is (紧急程度)
 * @param signer role that signed it (签发人)
 * @param author office or role that drafted it (拟稿单位)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Document(
        String title,
        Genre genre,
        LocalDate signedOn,
        @Nullable String number,
        @Nullable String numberAsPrinted,
        @Nullable NumberForm numberForm,
        @Nullable Purpose purpose,
        @Nullable Category category,
        @Nullable Form form,
        @Nullable Integer characters,
        @Nullable Counted counted,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate draftedOn,
        List<String> recipients,
        @Nullable Integer copies,
        @Nullable String basis,
        @Nullable Relays relays,
        @Nullable Regulation regulation,
        @Nullable Boolean reductionScope,
        @Nullable String reductionScopeReason,
        @Nullable Urgency urgency,
        @Nullable String signer,
        @Nullable String author) {

    /** Requires what every document has, and copies the list. */
    public Document {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(genre, "genre");
        Objects.requireNonNull(signedOn, "signedOn");
        recipients = Absent.asEmpty(recipients);
    }

    /** The same document with its number and its relay written in another way. */
    public Document with(
            @Nullable String sameNumber, @Nullable String sameNumberAsPrinted, @Nullable Relays sameRelays) {
        return new Document(
                title,
                genre,
                signedOn,
                sameNumber,
                sameNumberAsPrinted,
                numberForm,
                purpose,
                category,
                form,
                characters,
                counted,
                issuedOn,
                draftedOn,
                recipients,
                copies,
                basis,
                sameRelays,
                regulation,
                reductionScope,
                reductionScopeReason,
                urgency,
                signer,
                author);
    }

    /**
     * The fifteen kinds of official document (文种) of Article 8 of the 党政机关公文处理工作条例 (2012), and everything else.
     */
    public enum Genre {
        /** 决议. */
        RESOLUTION,
        /** 决定. */
        DECISION,
        /** 命令（令）. */
        ORDER,
        /** 公报. */
        COMMUNIQUE,
        /** 公告. */
        ANNOUNCEMENT,
        /** 通告. */
        PUBLIC_NOTICE,
        /** 意见. */
        OPINION,
        /** 通知. */
        NOTICE,
        /** 通报. */
        CIRCULAR,
        /** 报告. */
        REPORT,
        /** 请示. */
        REQUEST,
        /** 批复. */
        REPLY,
        /** 议案. */
        PROPOSAL,
        /** 函. */
        LETTER,
        /** 纪要. */
        MINUTES,
        /** 其他. */
        OTHER
    }

    /** What sort of number a document carries (文号形式). */
    public enum NumberForm {
        /** 发文字号. */
        NUMBER,
        /** 令号. */
        ORDER,
        /** 公告号. */
        ANNOUNCEMENT,
        /** 期号. */
        ISSUE,
        /** 无文号. */
        NONE
    }

    /** What a document is for (行文目的). */
    public enum Purpose {
        /** 部署重要工作. */
        IMPORTANT_WORK,
        /** 部署专项工作或具体任务. */
        SPECIFIC_TASK,
        /** 调研报告. */
        RESEARCH_REPORT,
        /** 其他. */
        OTHER
    }

    /** What the reduction rules take a document for (发文类别). */
    public enum Category {
        /** 一般发文. */
        GENERAL,
        /** 配套类. */
        SUPPORTING,
        /** 分工类. */
        DIVISION_OF_WORK,
        /** 临时性. */
        TEMPORARY
    }

    /** What a document is issued as (载体形式). */
    public enum Form {
        /** 红头文件. */
        RED_HEADER,
        /** 白头文件. */
        WHITE_HEADER,
        /** 便笺. */
        NOTE,
        /** 函件格式. */
        LETTERHEAD,
        /** 明电. */
        TELEGRAM,
        /** 简报. */
        BULLETIN
    }

    /** How urgent a document is (紧急程度); the last two are grades of telegrams only. */
    public enum Urgency {
        /** 平件. */
        ROUTINE,
        /** 加急. */
        URGENT,
        /** 特急. */
        EXTRA_URGENT,
        /** 特提. */
        TELEGRAM_IMMEDIATE,
        /** 平急. */
        TELEGRAM_ROUTINE
    }

    /**
     * A length that was counted from the text.
     *
     * @param characters length of the body in characters (字数)
     * @param rule edition of the counting rule (计字规则版次)
     */
    public record Counted(int characters, int rule) {}

    /**
     * An internal rule that a document makes, changes or repeals.
     *
     * @param name its name (制度名称)
     * @param action what the document does to it (废改立)
     * @param version name or number of the version that holds from then on (版本)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Regulation(
            String name, Action action, @Nullable String version) {

        /** Requires what every one has. */
        public Regulation {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(action, "action");
        }

        /** What a document does to an internal rule (废改立). */
        public enum Action {
            /** 立. */
            ENACTED,
            /** 改. */
            REVISED,
            /** 废. */
            REPEALED
        }
    }

    /**
     * The superior organ's document that is passed on (转发上级文件).
     *
     * @param issuer the superior organ (上级机关)
     * @param reference title or number of the document (上级文件)
     * @param newContentPercent share of the content that is new, in per cent from 0 to 100 (新增内容占比)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Relays(
            @Nullable String issuer,
            @Nullable String reference,
            @DecimalText @Nullable BigDecimal newContentPercent) {}
}
