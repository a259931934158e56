package io.conduct.petition;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What an operator sets for petitions.
 *
 * @param keys the file with the keys for personal data; without it the service does not start
 * @param rules the rules about petitions, a YAML file
 * @param calendar pattern of the arrangements of working days, a YAML file for each year
 */
@ConfigurationProperties("conduct.petition")
record PetitionProperties(
        @Nullable Path keys,
        @DefaultValue("classpath:rules/petitions.yaml") Resource rules,
        @DefaultValue("classpath*:calendar/*.yaml") String calendar) {}
