package io.conduct.testkit;

class SharedStoreContractIT extends StoreContract {
    SharedStoreContractIT() {
        super(Store.shared().freshDatabase(SharedStoreContractIT.class));
    }
}
