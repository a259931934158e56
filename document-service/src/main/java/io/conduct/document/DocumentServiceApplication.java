package io.conduct.document;

import io.conduct.service.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the document service. */
@SpringBootApplication(proxyBeanMethods = false)
public class DocumentServiceApplication {

    /** Starts it; with {@code verify-audit} follows the chain of its audit log instead. */
    public static void main(String[] args) {
        if (AuditCommand.isAsked(args)) {
            System.exit(AuditCommand.run("documents.audit", args));
        }
        SpringApplication.run(DocumentServiceApplication.class, args);
    }
}
