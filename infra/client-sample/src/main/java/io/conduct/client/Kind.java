package io.conduct.client;

import java.util.Locale;

/** The kinds of records. */
public enum Kind {
    /** 会议. */
    MEETINGS,
    /** 公文. */
    DOCUMENTS,
    /** 信访. */
    PETITIONS;

    /** As it stands in a path. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
