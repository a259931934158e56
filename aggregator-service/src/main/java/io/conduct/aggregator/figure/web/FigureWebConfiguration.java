package io.conduct.aggregator.figure.web;

import io.conduct.aggregator.figure.FiguresNotReadyException;
import io.conduct.service.problem.ProblemMapping;
import io.conduct.service.problem.Problems;
import java.util.Optional;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the web layer of the figures adds: CSV, and an answer while figures are not ready. */
@Configuration(proxyBeanMethods = false)
class FigureWebConfiguration {

    @Bean
    CodecCustomizer csvFigures() {
        return configurer -> configurer.customCodecs().register(new CsvFigureEncoder());
    }

    @Bean
    ProblemMapping figuresNotReady() {
        return failure -> failure instanceof FiguresNotReadyException
                ? Optional.of(Problems.unavailable("the figures are still being read"))
                : Optional.empty();
    }
}
