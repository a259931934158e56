package io.conduct.service.limit;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Closes a connection whose sender began a request and does not come to the end of its head in time, however busy it
 * looks. Used by the connection's own thread only.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    private final Duration patience;
    private boolean betweenRequests = true;
    private @Nullable ScheduledFuture<?> closing;

    private HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    /** Watches the connection of this pipeline, where it speaks HTTP/1.1. */
    static void watch(ChannelPipeline pipeline, Duration patience) {
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            HeadDeadline deadline = new HeadDeadline(patience);
            pipeline.addBefore(NettyPipeline.HttpCodec, "conduct.head.begin", deadline);
            pipeline.addAfter(NettyPipeline.HttpCodec, "conduct.head.end", deadline.new Parsed());
        }
    }

    /** Bytes, not yet understood. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (betweenRequests && closing == null) {
            closing = context.executor()
                    .schedule(
                            () -> {
                                ChannelFuture unused = context.close();
                            },
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void stop() {
        ScheduledFuture<?> running = closing;
        if (running != null) {
            running.cancel(false);
            closing = null;
        }
    }

    /** What the codec made of the bytes. */
    private final class Parsed extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpRequest) {
                betweenRequests = false;
                stop();
            }
            if (part instanceof LastHttpContent) {
                betweenRequests = true;
            }
            context.fireChannelRead(part);
        }
    }
}
