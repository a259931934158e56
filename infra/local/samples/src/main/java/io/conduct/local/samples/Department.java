package io.conduct.local.samples;

/**
 * A department whose system pushes records.
 *
 * @param code dot-separated org code, for example {@code congress.general-office}
 * @param name Chinese name, for example 办公室
 * @param client short name of the client that its system authenticates as, for example {@code general-office}
 */
public record Department(String code, String name, String client) {}
