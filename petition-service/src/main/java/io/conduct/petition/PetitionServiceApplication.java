package io.conduct.petition;

import io.conduct.service.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the petition service. */
@SpringBootApplication(proxyBeanMethods = false)
public class PetitionServiceApplication {

    /** Starts it; with {@code verify-audit} follows the chain of its audit log instead. */
    public static void main(String[] args) {
        if (AuditCommand.isAsked(args)) {
            System.exit(AuditCommand.run("petitions.audit", args));
        }
        SpringApplication.run(PetitionServiceApplication.class, args);
    }
}
