package io.conduct.service.audit;

/**
 * What somebody did or tried. It names records by their keys and never holds a value of theirs.
 *
 * @param client the client's identifier at the authorization server
 * @param org the org of the client's token
 * @param action what was done, in upper snake case, for example {@code READ_IDENTITY}
 * @param subject what it was done to: the kind and key of a record, or the name of something else
 * @param outcome what came of it, in upper snake case
 */
public record AuditEvent(String client, String org, String action, String subject, String outcome) {}
