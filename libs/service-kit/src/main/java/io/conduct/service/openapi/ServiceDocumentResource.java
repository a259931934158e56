package io.conduct.service.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v3/api-docs}: the generated document, completed. Generated when it is first asked for. */
@RestController
final class ServiceDocumentResource extends OpenApiWebfluxResource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DocumentCompletion completion;

    /** What reads the parts of a handler. */
    record Readers(AbstractRequestService requests, GenericResponseService responses, OperationService operations) {}

    ServiceDocumentResource(
            DocumentCompletion completion,
            ObjectFactory<OpenAPIService> openApi,
            Readers readers,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(
                openApi,
                readers.requests(),
                readers.responses(),
                readers.operations(),
                properties,
                providers,
                customizers);
        this.completion = completion;
    }

    @Override
    public Mono<byte[]> openapiJson(ServerHttpRequest request, String apiDocsUrl, Locale locale)
            throws JsonProcessingException {
        return super.openapiJson(request, apiDocsUrl, locale)
                .map(generated -> JSON.writeValueAsBytes(completion.complete((ObjectNode) JSON.readTree(generated))));
    }
}
