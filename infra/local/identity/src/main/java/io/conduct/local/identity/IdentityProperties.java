package io.conduct.local.identity;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator may set.
 *
 * @param issuer the address that tokens name and services expect, whatever address the server is called by
 * @param clientsFile who may ask for tokens (JSON, readable by its owner only)
 * @param keyFile the signing key, generated when the file does not exist yet (readable by its owner only)
 * @param audience whom the tokens are for
 * @param tokenLifetime how long a token is valid
 */
@ConfigurationProperties("conduct.identity")
@Validated
record IdentityProperties(
        @NotNull URI issuer,
        @NotNull Path clientsFile,
        @NotNull Path keyFile,
        @DefaultValue("conduct") String audience,
        @DefaultValue("1h") Duration tokenLifetime) {}
