package io.conduct.aggregator;

import io.conduct.service.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the aggregator. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class AggregatorServiceApplication {

    /** Runs until it is told to stop; with {@code verify-audit} follows the chain of its audit log instead. */
    public static void main(String[] args) {
        if (AuditCommand.isAsked(args)) {
            System.exit(AuditCommand.run("aggregator.audit", args));
        }
        SpringApplication.run(AggregatorServiceApplication.class, args);
    }
}
