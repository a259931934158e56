package io.conduct.aggregator.edition;

import java.util.List;

/**
 * A wish to freeze a report.
 *
 * @param org the org it is about
 * @param year the year
 * @param client who freezes it
 * @param remarks its words; for a second edition and later ones the reason for it
 * @param waivers what is waived, each with a reason
 */
public record FreezeRequest(String org, int year, String client, String remarks, List<Waiver> waivers) {

    /** Takes a copy of the waivers. */
    public FreezeRequest {
        waivers = List.copyOf(waivers);
    }

    /**
     * A condition that is waived.
     *
     * @param condition name of a {@link FreezeCondition}, or {@link FreezeCondition#ANY}
     * @param reason why
     */
    public record Waiver(String condition, String reason) {

        boolean waives(FreezeCondition unmet) {
            return condition.equals(FreezeCondition.ANY) || condition.equals(unmet.name());
        }
    }
}
