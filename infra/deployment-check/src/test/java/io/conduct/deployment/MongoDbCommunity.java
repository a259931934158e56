package io.conduct.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** The part of a replica set of the MongoDB operator that is used here; any other field is refused. */
record MongoDbCommunity(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
            int members,
            String type,
            String version,
            Security security,
            List<User> users,
            JsonNode additionalMongodConfig,
            Overrides statefulSet) {}

    record Security(Authentication authentication) {}

    record Authentication(List<String> modes) {}

    record User(
            String name,
            String db,
            LocalObjectReference passwordSecretRef,
            List<Role> roles,
            String scramCredentialsSecretName,
            String connectionStringSecretName) {}

    record Role(String name, String db) {}

    /** Laid over the stateful set that the operator makes; its fields are those of a StatefulSet's spec. */
    record Overrides(JsonNode spec) {}
}
