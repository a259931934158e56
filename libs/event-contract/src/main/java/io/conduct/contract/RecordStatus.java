package io.conduct.contract;

/** Whether a record counts. */
public enum RecordStatus {
    /** Counts in the figures. */
    RECORDED,
    /** Taken back by its sender: stays readable, leaves the figures, can never be amended again. */
    WITHDRAWN
}
