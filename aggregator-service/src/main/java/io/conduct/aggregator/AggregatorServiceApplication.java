package io.conduct.aggregator;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the aggregator. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AggregatorServiceApplication {

    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        SpringApplication.run(AggregatorServiceApplication.class, args);
    }
}
