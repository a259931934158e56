package io.conduct.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.NettyTransportSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import io.netty.channel.EventLoopGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StoreAutoConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MongoReactiveAutoConfiguration.class, StoreAutoConfiguration.class))
            .withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:1/conduct?appName=records");

    @Test
    void endsTheThreadsOfTheClientWithTheService() {
        List<EventLoopGroup> threads = new ArrayList<>();

        runner.run(context -> {
            assertThat(context).hasSingleBean(MongoClientSettings.class).hasSingleBean(MongoClient.class);
            NettyTransportSettings transport = (NettyTransportSettings)
                    context.getBean(MongoClientSettings.class).getTransportSettings();
            threads.add(Objects.requireNonNull(transport).getEventLoopGroup());
            assertThat(threads).hasSize(1).noneMatch(EventLoopGroup::isShuttingDown);
        });

        assertThat(threads).hasSize(1).allMatch(EventLoopGroup::isTerminated);
    }

    @Test
    void readsTheAddressOfTheStoreFromTheSettings() {
        runner.run(context -> assertThat(context.getBean(MongoClient.class)
                        .getClusterDescription()
                        .getClusterSettings()
                        .getHosts())
                .hasToString("[127.0.0.1:1]"));
    }
}
