package io.conduct.service.log;

import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** Wires the log of requests, and what traces say of them. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

    @Bean
    RequestLog requestLog(Clock clock, ObjectProvider<Tracer> tracer) {
        return new RequestLog(clock, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Bean
    ServerRequestObservationConvention namelessRequests() {
        return new NamelessRequests();
    }
}
