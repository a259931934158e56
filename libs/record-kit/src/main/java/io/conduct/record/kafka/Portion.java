package io.conduct.record.kafka;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Intent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Records of one sender that can be recorded together.
 *
 * @param client the sender
 * @param records the records, all with an intent
 */
record Portion(String client, List<Incoming> records) {

    /**
     * Brings together what each sender sent. Two senders seldom write about one record; where they do, a portion ends
     * before the second one's, so that what is said about a record takes effect in the order it was sent.
     */
    static List<Portion> of(List<Incoming> records) {
        List<Portion> portions = new ArrayList<>();
        Map<String, Portion> open = new LinkedHashMap<>();
        Map<RecordId, String> writers = new HashMap<>();
        for (Incoming record : records) {
            String client = Objects.requireNonNull(record.sender(), "sender").client();
            RecordId id = intentOf(record).id();
            if (!client.equals(writers.getOrDefault(id, client))) {
                open.clear();
                writers.clear();
            }
            writers.put(id, client);
            open.computeIfAbsent(client, sender -> begin(sender, portions))
                    .records()
                    .add(record);
        }
        return portions;
    }

    static Intent intentOf(Incoming record) {
        return Objects.requireNonNull(record.reading().intent(), "intent");
    }

    private static Portion begin(String client, List<Portion> portions) {
        Portion portion = new Portion(client, new ArrayList<>());
        portions.add(portion);
        return portion;
    }
}
