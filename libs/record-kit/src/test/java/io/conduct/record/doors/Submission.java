package io.conduct.record.doors;

import io.conduct.record.MeetingsForTests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a sender wants recorded, however it sends it.
 *
 * @param org the org it names
 * @param suffix what its identifier ends with, behind the name of the door
 * @param body the payload, which need not be JSON
 */
record Submission(String org, String suffix, String body) {

    private static final String OFFICE = "congress.general-office";

    String sourceId(String door) {
        return door + "-" + suffix;
    }

    /** Short, however long the record's identifier is: only that one may be what is wrong. */
    String eventId() {
        return "event-" + Integer.toHexString(suffix.hashCode());
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** Good and bad ones, mixed by a seed. */
    static List<Submission> mixed(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            submissions.add(one(i, random));
        }
        return submissions;
    }

    private static Submission one(int index, SplittableRandom random) {
        ObjectNode good = good(random);
        String name = Integer.toString(index);
        return switch (random.nextInt(20)) {
            case 0 -> new Submission(OFFICE, name, good.without("title").toString());
            case 1 -> new Submission(OFFICE, name, good.put("titel", "会议").toString());
            case 2 -> new Submission(OFFICE, name, good.put("participants", -1).toString());
            case 3 ->
                new Submission(OFFICE, name, good.put("participants", "12").toString());
            case 4 ->
                new Submission(OFFICE, name, good.put("title", "refuse me").toString());
            case 5 ->
                new Submission(
                        OFFICE,
                        name,
                        good.put("kind", "PARTY").put("heldOn", "2021-02-30").toString());
            case 6 ->
                new Submission(OFFICE, name, good.put("sourceVersion", 1.5).toString());
            case 7 -> new Submission("elsewhere.office", name, good.toString());
            case 8 -> new Submission("congress.nowhere", name, good.toString());
            case 9 -> new Submission(OFFICE, name + " with blanks!", good.toString());
            case 10 -> new Submission(OFFICE, name, "{\"title\": \"unfinished");
            case 11 -> new Submission(OFFICE, name, "[1, 2]");
            case 12 -> new Submission(OFFICE, name, large(good).toString());
            case 13 -> new Submission(OFFICE, name, good.toString().replaceFirst("\\{", "{\"title\":\"twice\","));
            default -> new Submission(OFFICE, name, good.toString());
        };
    }

    private static ObjectNode good(SplittableRandom random) {
        ObjectNode payload = MeetingsForTests.payload();
        payload.remove("planItem");
        payload.put("title", "第" + random.nextInt(1000) + "次会议").put("participants", random.nextInt(500));
        if (random.nextInt(3) == 0) {
            payload.put("sourceVersion", random.nextInt(9));
        }
        ArrayNode agenda = payload.putArray("agenda");
        for (int i = random.nextInt(6); i > 0; i--) {
            agenda.addObject().put("title", "议题" + i).put("reportMinutes", random.nextInt(30));
        }
        return payload;
    }

    private static ObjectNode large(ObjectNode good) {
        ArrayNode filler = JsonMapper.shared().createArrayNode();
        for (int i = 0; i < 20; i++) {
            filler.add("x".repeat(15_000));
        }
        good.set("filler", filler);
        return good;
    }
}
