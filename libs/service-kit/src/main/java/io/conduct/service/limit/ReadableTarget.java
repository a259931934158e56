package io.conduct.service.limit;

import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import reactor.netty.NettyPipeline;

/**
 * Answers a request whose target is no URI, such as {@code /a?b=%zz}, with a problem: the server itself would answer it
 * with a status alone. Then the connection is closed; at once where an earlier request on it waits for its answer, which
 * must not be taken for this one. Used by the connection's own thread only.
 */
final class ReadableTarget extends ChannelDuplexHandler {

    private static final ProblemWriter PROBLEMS = new ProblemWriter();
    private boolean refused;
    private int unanswered;

    private ReadableTarget() {}

    /** Looks at the requests of this pipeline, where it speaks HTTP/1.1. */
    static void require(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            pipeline.addAfter(NettyPipeline.HttpCodec, "conduct.target", new ReadableTarget());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
        if (!refused && part instanceof HttpRequest request) {
            refused = !isReadable(request.uri());
            if (refused) {
                refuse(context);
            } else {
                unanswered++;
            }
        }
        if (refused) {
            ReferenceCountUtil.release(part);
        } else {
            context.fireChannelRead(part);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        boolean isInterim =
                part instanceof HttpResponse response && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (part instanceof LastHttpContent && !isInterim) {
            unanswered--;
        }
        ChannelFuture unused = context.write(part, promise);
    }

    private void refuse(ChannelHandlerContext context) {
        ChannelFuture unused = unanswered == 0
                ? context.writeAndFlush(problem()).addListener(ChannelFutureListener.CLOSE)
                : context.close();
    }

    private static boolean isReadable(String target) {
        try {
            URI uri = new URI(target.startsWith("/") ? "http://localhost" + target : target);
            return uri.getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static FullHttpResponse problem() {
        byte[] body = PROBLEMS.toJson(Problems.malformed("expected: a URI, other characters as %XX of UTF-8"), "/")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
