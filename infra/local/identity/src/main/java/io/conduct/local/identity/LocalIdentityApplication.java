package io.conduct.local.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the authorization server. */
@ConfigurationPropertiesScan
@SpringBootApplication
public class LocalIdentityApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(LocalIdentityApplication.class, arguments);
    }
}
