package io.conduct.local.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the {@link ClientsFile}, as the authorization server wants them; a client's id is also its key. */
final class RegisteredClients implements RegisteredClientRepository {
    private static final String ORG = "conduct.org";

    private final Map<String, RegisteredClient> clients;

    RegisteredClients(List<Client> clients, PasswordEncoder secrets, Duration tokenLifetime) {
        var tokens =
                TokenSettings.builder().accessTokenTimeToLive(tokenLifetime).build();
        this.clients = clients.stream()
                .map(client -> register(client, secrets, tokens))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
    }

    /** The org that a client's tokens are bounded by. */
    static String orgOf(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().<String>getSetting(ORG));
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients come from their file only");
    }

    private static RegisteredClient register(Client client, PasswordEncoder secrets, TokenSettings tokens) {
        return RegisteredClient.withId(client.clientId())
                .clientId(client.clientId())
                .clientSecret(secrets.encode(client.clientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(
                        ClientSettings.builder().setting(ORG, client.org()).build())
                .tokenSettings(tokens)
                .build();
    }
}
