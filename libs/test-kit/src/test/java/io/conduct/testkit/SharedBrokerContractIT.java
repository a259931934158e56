package io.conduct.testkit;

class SharedBrokerContractIT extends BrokerContract {
    SharedBrokerContractIT() {
        super(Broker.shared());
    }
}
