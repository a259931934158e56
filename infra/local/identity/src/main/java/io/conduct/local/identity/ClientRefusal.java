package io.conduct.local.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers a client that is unknown, or proves nothing, as RFC 6749, section 5.2 asks: 401, and how to do better. */
final class ClientRefusal implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        refuse(response, new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        refuse(
                response,
                reason instanceof OAuth2AuthenticationException refusal
                        ? new OAuth2Error(refusal.getError().getErrorCode())
                        : new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    private void refuse(HttpServletResponse response, OAuth2Error error) throws IOException {
        try (var answer = new ServletServerHttpResponse(response)) {
            if (error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT)) {
                answer.setStatusCode(HttpStatus.UNAUTHORIZED);
                answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"conduct\"");
            } else {
                answer.setStatusCode(HttpStatus.BAD_REQUEST);
            }
            errors.write(error, null, answer);
        }
    }
}
