package io.conduct.testkit.doors;

/**
 * What a service records.
 *
 * @param singular its name in files, for example {@code meeting}
 * @param plural its name in paths, topics and scopes, for example {@code meetings}
 * @param eventType the type of the CloudEvents that record one
 */
public record RecordType(String singular, String plural, String eventType) {}
