package io.conduct.service.store;

import com.mongodb.connection.TransportSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the store's client. They end with it; Spring Boot's own would wait two seconds more for calls that nobody
 * makes any more.
 */
final class StoreThreads implements AutoCloseable {

    private static final long END_BOUND_SECONDS = 5;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

    TransportSettings transport() {
        return TransportSettings.nettyBuilder().eventLoopGroup(group).build();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, END_BOUND_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
