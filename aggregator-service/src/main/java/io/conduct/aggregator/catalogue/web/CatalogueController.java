package io.conduct.aggregator.catalogue.web;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.MetricDefinition;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/catalogue}. */
@RestController
class CatalogueController {

    private final ServedCatalogue served;

    CatalogueController(ServedCatalogue served) {
        this.served = served;
    }

    /**
     * The catalogue as JSON.
     *
     * @param hash {@code sha256:…}, the same that a figure names in {@code asOf.catalogue}
     * @param metrics the definitions in the order of the file
     */
    record CatalogueView(String hash, List<MetricDefinition> metrics) {}

    @GetMapping(path = "/api/v1/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CatalogueView> show() {
        Catalogue catalogue = served.get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(catalogue.hash())
                .body(new CatalogueView(catalogue.hash(), catalogue.definitions()));
    }
}
