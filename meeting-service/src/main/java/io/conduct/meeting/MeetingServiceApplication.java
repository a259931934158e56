package io.conduct.meeting;

import io.conduct.service.audit.AuditCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the meeting service. */
@SpringBootApplication(proxyBeanMethods = false)
public class MeetingServiceApplication {

    /** Starts it; with {@code verify-audit} follows the chain of its audit log instead. */
    public static void main(String[] args) {
        if (AuditCommand.isAsked(args)) {
            System.exit(AuditCommand.run("meetings.audit", args));
        }
        SpringApplication.run(MeetingServiceApplication.class, args);
    }
}
