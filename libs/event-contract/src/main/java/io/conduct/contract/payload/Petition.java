package io.conduct.contract.payload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The public part of one petition (信访). It has no place for personal data: who wrote and what they wrote stay with the
 * service that records petitions.
 *
 * @param channel how it came in (信访形式)
 * @param receivedOn day it was received (收到日期)
 * @param persons persons present at a visit, signers of a letter (信访人数)
 * @param personsAffected persons concerned by the matter, present or not (涉及人数)
 * @param purpose what the petitioner wants (信访目的)
 * @param topic what it is about, in the words of the register (内容分类)
 * @param litigationRelated whether it belongs before a judicial organ (涉法涉诉)
 * @param anonymous whether the petitioner gave no name (匿名)
 * @param disposition what was done with it (办理方式)
 * @param notifiedOn day the petitioner was told of its receipt or forwarding (告知日期)
 * @param acceptedOn day it was accepted (受理日期)
 * @param extendedOn day an extension was approved (批准延期日期)
 * @param concludedOn day it was concluded (办结日期)
 * @param result how it was concluded (处理结果)
 * @param supervisions each time its handling was pressed (督办记录)
 * @param satisfaction how the petitioner rated the handling (满意度评价)
 * @param repeatOf sourceId of the earlier petition by the same person on the same matter (重复信访的原件)
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Petition(
        Channel channel,
        LocalDate receivedOn,
        int persons,
        @Nullable Integer personsAffected,
        @Nullable Purpose purpose,
        @Nullable String topic,
        @Nullable Boolean litigationRelated,
        @Nullable Boolean anonymous,
        @Nullable Disposition disposition,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate extendedOn,
        @Nullable LocalDate concludedOn,
        @Nullable Result result,
        List<Supervision> supervisions,
        @Nullable Satisfaction satisfaction,
        @Nullable String repeatOf) {

    /** Requires what every petition has, and copies the list. */
    public Petition {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(receivedOn, "receivedOn");
        if (persons < 1) {
            throw new IllegalArgumentException("persons: " + persons + " (expected: 1 or more)");
        }
        supervisions = Absent.asEmpty(supervisions);
    }

    /** How a petition came in (信访形式); each has its own counting unit, which are never added. */
    public enum Channel {
        /** 来信, counted in 件. */
        LETTER,
        /** 来访, counted in 批 and in 人次. */
        VISIT,
        /** 来电, counted in 件. */
        CALL,
        /** 网上信访, counted in 件. */
        ONLINE
    }

    /** What the petitioner wants (信访目的). */
    public enum Purpose {
        /** 建议意见. */
        SUGGESTION,
        /** 检举控告. */
        ACCUSATION,
        /** 申诉求决. */
        APPEAL
    }

    /** What was done with a petition (办理方式). */
    public enum Disposition {
        /** 自办答复. */
        ANSWERED,
        /** 转送. */
        FORWARDED,
        /** 交办. */
        ASSIGNED,
        /** 督办. */
        SUPERVISED,
        /** 存查. */
        FILED,
        /** 不予受理. */
        NOT_ACCEPTED
    }

    /** How a petition was concluded (处理结果). */
    public enum Result {
        /** 支持. */
        SUPPORTED,
        /** 解释说明. */
        EXPLAINED,
        /** 不予支持. */
        NOT_SUPPORTED
    }

    /** How the petitioner rated the handling (满意度评价). */
    public enum Satisfaction {
        /** 满意. */
        SATISFIED,
        /** 基本满意. */
        BASICALLY_SATISFIED,
        /** 不满意. */
        DISSATISFIED
    }

    /**
     * One act of pressing for a petition to be handled (督办).
     *
     * @param on day of the act (督办日期)
     * @param by office or role that pressed (督办单位)
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Supervision(
            @Nullable LocalDate on, @Nullable String by) {}
}
