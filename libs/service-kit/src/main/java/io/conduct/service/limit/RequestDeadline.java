package io.conduct.service.limit;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose sender began a request and does not come to the end of its head, or of its body, in time,
 * however busy it looks. Used by the connection's own thread only.
 *
 * <p>Reactor Netty has a deadline for the body as well. It forgets to end it when a request is answered before its end was
 * read, as every refusal is, and keeps the request until then: some 5 KiB for minutes, which anybody can have a million of.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {

    private final Duration headPatience;
    private final Duration bodyPatience;
    private boolean betweenRequests = true;
    private @Nullable ScheduledFuture<?> closing;

    private RequestDeadline(Duration headPatience, Duration bodyPatience) {
        this.headPatience = headPatience;
        this.bodyPatience = bodyPatience;
    }

    /** Watches the connection of this pipeline, where it speaks HTTP/1.1. */
    static void watch(ChannelPipeline pipeline, Duration headPatience, Duration bodyPatience) {
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            RequestDeadline deadline = new RequestDeadline(headPatience, bodyPatience);
            pipeline.addBefore(NettyPipeline.HttpCodec, "conduct.deadline.begin", deadline);
            pipeline.addAfter(NettyPipeline.HttpCodec, "conduct.deadline.end", deadline.new Parsed());
        }
    }

    /** Bytes, not yet understood. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (betweenRequests && closing == null) {
            begin(context, headPatience, () -> close(context));
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void begin(ChannelHandlerContext context, Duration patience, Runnable end) {
        closing = context.executor().schedule(end, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        ScheduledFuture<?> running = closing;
        if (running != null) {
            running.cancel(false);
            closing = null;
        }
    }

    private static void close(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }

    /** What the codec made of the bytes. */
    private final class Parsed extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpRequest) {
                betweenRequests = false;
                stop();
                begin(context, bodyPatience, () -> giveUp(context));
            }
            if (part instanceof LastHttpContent) {
                betweenRequests = true;
                stop();
            }
            context.fireChannelRead(part);
        }

        /** As when the next bytes of a body do not come. */
        private void giveUp(ChannelHandlerContext context) {
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
            close(context);
        }
    }
}
