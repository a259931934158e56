package io.conduct.testkit;

@RequiresDocker
class DockerStoreContractIT extends StoreContract {
    DockerStoreContractIT() {
        super(Container.STORE.freshDatabase(DockerStoreContractIT.class));
    }

    private static final class Container {
        static final Store STORE = AtExit.close(Store.inDocker());
    }
}
