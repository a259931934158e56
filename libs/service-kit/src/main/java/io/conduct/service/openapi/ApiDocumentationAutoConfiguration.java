package io.conduct.service.openapi;

import io.conduct.service.security.AccessRules;
import io.conduct.service.security.Caller;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Set;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webflux.api.OpenApiWebfluxResource;
import org.springdoc.webflux.core.configuration.SpringDocWebFluxConfiguration;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives every service that has the generator its description at {@code /v3/api-docs}. */
@AutoConfiguration(before = SpringDocWebFluxConfiguration.class)
@ConditionalOnClass(OpenApiWebfluxResource.class)
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class ApiDocumentationAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(ObjectNode.class, anyObject())
                .replaceWithSchema(JsonNode.class, anyJson());
    }

    @Bean
    DocumentCompletion documentCompletion(ObjectProvider<ApiVocabulary> vocabularies, AccessRules rules) {
        ApiVocabulary vocabulary = vocabularies.getIfAvailable(ApiVocabulary::empty);
        return new DocumentCompletion(ApiFragments.ofClassPath(vocabulary.words()), vocabulary, rules);
    }

    @Bean
    ServiceDocumentResource.Readers openApiReaders(
            AbstractRequestService requests, GenericResponseService responses, OperationService operations) {
        return new ServiceDocumentResource.Readers(requests, responses, operations);
    }

    @Bean
    OpenApiWebfluxResource openApiResource(
            DocumentCompletion completion,
            ObjectFactory<OpenAPIService> openApi,
            ServiceDocumentResource.Readers readers,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        return new ServiceDocumentResource(completion, openApi, readers, properties, providers, customizers);
    }

    private static Schema<?> anyObject() {
        return new ObjectSchema().additionalProperties(true).description("any JSON object");
    }

    private static Schema<?> anyJson() {
        Schema<?> any = new JsonSchema().description("any JSON value");
        any.setTypes(Set.of("object", "array", "string", "number", "boolean", "null"));
        return any;
    }
}
