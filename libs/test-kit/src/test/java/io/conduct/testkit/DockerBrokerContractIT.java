package io.conduct.testkit;

@RequiresDocker
class DockerBrokerContractIT extends BrokerContract {
    DockerBrokerContractIT() {
        super(Container.BROKER);
    }

    private static final class Container {
        static final Broker BROKER = AtExit.close(Broker.inDocker());
    }
}
