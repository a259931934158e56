package io.conduct.service.problem;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the one handler of failures. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter();
    }

    @Bean
    ProblemExceptionHandler problemExceptionHandler(List<ProblemMapping> mappings, ProblemWriter writer) {
        return new ProblemExceptionHandler(mappings, writer);
    }
}
