package io.conduct.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.keyword.TypeValidator;
import com.networknt.schema.utils.JsonType;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema takes 1.0 for an integer, most readers do not: a sender that wrote a fraction computed something it did
 * not mean to. This dialect's {@code type} refuses it.
 */
final class StrictIntegers extends AbstractKeyword {

    /** JSON Schema 2020-12 with this one change. */
    static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keyword(new StrictIntegers())
            .build();

    private StrictIntegers() {
        super("type");
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode type, Schema parent, SchemaContext context) {
        return new TypeValidator(location, type, parent, context) {
            @Override
            public boolean equalsToSchemaType(JsonNode node, ExecutionContext execution) {
                boolean fraction = node.isNumber() && !node.isIntegralNumber();
                return !(fraction && getSchemaType() == JsonType.INTEGER) && super.equalsToSchemaType(node, execution);
            }
        };
    }
}
