package io.conduct.gateway.trace;

import io.micrometer.common.KeyValues;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayObservationConvention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** The trace goes on to the service, and nothing that a caller hangs on it; no path and no query goes into it. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {

    private static final String BAGGAGE = "baggage";

    @Bean
    HttpHeadersFilter withoutBaggage() {
        return (headers, exchange) -> {
            HttpHeaders passedOn = new HttpHeaders();
            passedOn.putAll(headers);
            passedOn.remove(BAGGAGE);
            return passedOn;
        };
    }

    @Bean
    GatewayObservationConvention namelessCalls() {
        return new DefaultGatewayObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(GatewayContext context) {
                return KeyValues.empty();
            }
        };
    }
}
