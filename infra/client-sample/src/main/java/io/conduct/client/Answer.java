package io.conduct.client;

import tools.jackson.databind.JsonNode;

/**
 * What the platform answered.
 *
 * @param status the HTTP status, 2xx
 * @param body the JSON body
 */
public record Answer(int status, JsonNode body) {}
