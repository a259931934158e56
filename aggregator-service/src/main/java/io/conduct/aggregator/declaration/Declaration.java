package io.conduct.aggregator.declaration;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One declaration as it is now.
 *
 * @param id what it is about, see {@link DeclarationId}
 * @param version 1 at first, one more with each change
 * @param content what was declared
 * @param declaredAt when this version was stored
 * @param declaredBy the client that declared it
 */
public record Declaration(DeclarationId id, long version, ObjectNode content, Instant declaredAt, String declaredBy) {}
