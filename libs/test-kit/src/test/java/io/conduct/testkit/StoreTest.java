package io.conduct.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTest {
    @ParameterizedTest
    @CsvSource({
        "mongodb://127.0.0.1:27017, mongodb://127.0.0.1:27017/conduct",
        "mongodb://127.0.0.1:27017/, mongodb://127.0.0.1:27017/conduct",
        "mongodb://127.0.0.1:27017/other?w=majority, mongodb://127.0.0.1:27017/conduct?w=majority",
        "mongodb://a:1/?appName=a/b&w=majority, mongodb://a:1/conduct?appName=a/b&w=majority",
        "'mongodb://u:p%2F@a:1,b:2/other', 'mongodb://u:p%2F@a:1,b:2/conduct'",
    })
    void putsTheDatabaseIntoTheConnectionString(String address, String expected) {
        assertThat(Store.at(address).connectionString("conduct")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"io.conduct.testkit.StoreTest", "io.conduct.testkit.DockerStoreContractIT"})
    void namesAFreshDatabaseAfterTheTest(Class<?> test) {
        var store = Store.at("mongodb://127.0.0.1:1");

        assertThat(store.freshDatabase(test))
                .startsWith("mongodb://127.0.0.1:1/" + test.getSimpleName().toLowerCase(Locale.ROOT) + "-")
                .isNotEqualTo(store.freshDatabase(test));
    }
}
