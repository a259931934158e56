package io.conduct.aggregator.generation;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.service.data.DataFileException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;

/**
 * The catalogue this instance was configured with.
 *
 * @param catalogue the catalogue
 * @param text its file
 */
record CatalogueFile(Catalogue catalogue, String text) {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueFile.class);

    /** The catalogue of a generation; empty when this version of the service cannot count with it. */
    Optional<Catalogue> catalogueOf(Generation generation) {
        if (!generation.isOfThisForm()) {
            LOG.warn("generation {}: kept in the form of another version of this service", generation.name());
            return Optional.empty();
        }
        if (generation.hash().equals(catalogue.hash())) {
            return Optional.of(catalogue);
        }
        try {
            Catalogue read = new CatalogueReader()
                    .read(new ByteArrayResource(generation.catalogue().getBytes(StandardCharsets.UTF_8)));
            if (read.hash().equals(generation.hash())) {
                return Optional.of(read);
            }
            LOG.warn("generation {}: counted in another way by another version of this service", generation.name());
        } catch (DataFileException e) {
            LOG.warn("generation {}: not readable by this version of the service", generation.name(), e);
        }
        return Optional.empty();
    }
}
