package io.conduct.meeting.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The meetings that an org plans for a year (年度会议计划). Ranges and lengths are those of its JSON Schema.
 *
 * @param items the planned meetings, each once
 * @param approvedOn day on which the plan was approved; null while it is a draft
 * @param approvedBy office or meeting that approved it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingPlan(
        List<Item> items,
        @Nullable LocalDate approvedOn,
        @Nullable String approvedBy) {

    /** Takes a copy of the items. */
    public MeetingPlan {
        items = List.copyOf(items);
    }

    /** What has become of an item. */
    public enum ItemStatus {
        /** 已列入计划. */
        PLANNED,
        /** 已取消. */
        CANCELLED,
        /** 已合并. */
        MERGED
    }

    /**
     * One planned meeting, or a series of the same (计划项目).
     *
     * @param item what a meeting names as its planItem (项目编号)
     * @param name name of the meeting (会议名称)
     * @param reason why it is needed (召开的理由)
     * @param content what it is about (主要内容)
     * @param time when, as far as known (时间)
     * @param place where (地点)
     * @param meetingClass class under the expense rules, 1 to 4 (会议类别)
     * @param delegates delegates, in persons (代表人数)
     * @param staff staff, in persons (工作人员数)
     * @param budget what each meeting of the item may cost, in yuan with two decimals (所需经费)
     * @param fundingSource what it is paid from (列支渠道)
     * @param status planned when null (项目状态)
     * @param statusReason why it was cancelled or merged (取消、合并的理由)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String item,
            String name,
            @Nullable String reason,
            @Nullable String content,
            @Nullable String time,
            @Nullable String place,
            @Nullable Integer meetingClass,
            @Nullable Integer delegates,
            @Nullable Integer staff,
            @Nullable String budget,
            @Nullable String fundingSource,
            @Nullable ItemStatus status,
            @Nullable String statusReason) {

        /** Writes money and status in one way, so that two spellings of one plan compare equal. */
        public Item {
            budget = budget == null
                    ? null
                    : new BigDecimal(budget)
                            .setScale(2, RoundingMode.UNNECESSARY)
                            .toPlainString();
            status = status == null ? ItemStatus.PLANNED : status;
        }

        /** Whether a meeting may still be held under it. */
        public boolean mayBeHeld() {
            return status == ItemStatus.PLANNED;
        }
    }

    /** Whether it has been approved. */
    public boolean hasApproval() {
        return approvedOn != null;
    }

    /** The item of this number. */
    public Optional<Item> find(String item) {
        return items.stream().filter(each -> each.item().equals(item)).findFirst();
    }
}
