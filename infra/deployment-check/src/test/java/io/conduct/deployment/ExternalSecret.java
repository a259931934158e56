package io.conduct.deployment;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** The part of an ExternalSecret of the External Secrets operator that is used here; any other field is refused. */
record ExternalSecret(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(String refreshInterval, StoreRef secretStoreRef, Target target, List<Data> data) {}

    record StoreRef(String kind, String name) {}

    record Target(String name, String creationPolicy) {}

    record Data(String secretKey, RemoteRef remoteRef) {}

    record RemoteRef(String key, String property) {}
}
