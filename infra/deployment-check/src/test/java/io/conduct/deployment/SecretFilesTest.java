package io.conduct.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The images tell the services to take files for variables; the services' own configuration does not stand in the way. */
class SecretFilesTest {

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void takesAMountedFileForAVariable(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("MONGODB_URI"), "mongodb://mounted/conduct\n");
        Files.writeString(folder.resolve("server.port"), "1234");

        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=classpath:conduct-record.yaml",
                        "--spring.config.import=optional:configtree:" + folder + "/")) {
            Environment environment = context.getEnvironment();
            assertThat(environment.getProperty("spring.mongodb.uri")).isEqualTo("mongodb://mounted/conduct");
            assertThat(environment.getProperty("server.port")).isEqualTo("1234");
            assertThat(environment.getProperty("server.shutdown")).isEqualTo("graceful");
        }
    }
}
