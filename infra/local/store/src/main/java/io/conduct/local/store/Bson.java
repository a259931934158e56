package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Documents as bytes: the form in which they are kept, in memory as in the file. */
final class Bson {
    private static final int TYPICAL_BYTES = 1_024;

    private Bson() {}

    static byte[] encode(Document document) {
        ByteBuf bytes = Unpooled.buffer(TYPICAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        return ByteBufUtil.getBytes(bytes);
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
