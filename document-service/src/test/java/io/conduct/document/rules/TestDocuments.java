package io.conduct.document.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.PayloadJson;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.node.ObjectNode;

/** Documents and rule files for tests. */
public final class TestDocuments {

    /** What is shipped and read. */
    public static final List<Resource> SHIPPED =
            List.of(new ClassPathResource("rules/documents.yaml"), new ClassPathResource("rules/scopes.yaml"));

    private TestDocuments() {}

    /** The shipped rules. */
    public static DocumentRules shipped() {
        return DocumentRules.read(SHIPPED);
    }

    /** The shipped rules with those of a local file. */
    public static DocumentRules shippedAnd(Resource local) {
        return DocumentRules.read(
                Stream.concat(SHIPPED.stream(), Stream.of(local)).toList());
    }

    /** Nothing but the rules of this text. */
    public static DocumentRules read(String yaml) {
        return DocumentRules.read(List.of(new ByteArrayResource(yaml.getBytes(UTF_8), "test.yaml")));
    }

    /** A document by its properties in JSON; a title, genre and day are added when they are not among them. */
    public static Document document(String properties) {
        String given = "{" + properties.replace('\'', '"') + "}";
        ObjectNode object = PayloadJson.mapper().createObjectNode();
        object.put("title", "关于有关事项的通知").put("genre", "NOTICE").put("signedOn", "2021-03-05");
        object.setAll((ObjectNode) PayloadJson.mapper().readTree(given));
        return PayloadJson.mapper().treeToValue(object, Document.class);
    }

    /** The codes of the findings about a document of the root org. */
    public static List<String> codes(DocumentRules rules, String properties) {
        return findings(rules, properties).stream().map(Finding::code).toList();
    }

    /** The findings about a document of the root org. */
    public static List<Finding> findings(DocumentRules rules, String properties) {
        return rules.findingsIn(DocumentCase.of(document(properties), null), "congress");
    }
}
