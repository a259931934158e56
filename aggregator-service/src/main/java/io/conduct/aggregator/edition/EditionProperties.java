package io.conduct.aggregator.edition;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What an office sets of its report.
 *
 * @param definition what the report says, see {@code report.yaml}
 * @param template its layout, a .docx file; the standard one of GB/T 9704 when none is given
 */
@ConfigurationProperties("conduct.aggregator.report")
record EditionProperties(
        @DefaultValue("classpath:report.yaml") Resource definition,
        @Nullable Resource template) {}
