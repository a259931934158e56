package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictModelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selektor: {b: c}}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec: {restart: x}}}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: a}, spec: {partition: 4}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: Kafka, metadata: {name: a}, spec: {kafka: {listener: []}}}",
                "{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a}, spec: {endpoint:"
                        + " []}}",
                "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: a}, spec: {store: {}}}",
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: http}]}}",
                "{apiVersion: v1, kind: Servise, metadata: {name: a}}"
            })
    void refusesWhatThereIsNot(String object) {
        assertThatThrownBy(() -> StrictModel.read(Repository.documents(object).get(0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatThereIs() {
        assertThat(StrictModel.read(Repository.documents("{apiVersion: v1, kind: Service, metadata: {name: a}}")
                        .get(0)))
                .isNotNull();
    }
}
