package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.EditionFormat;
import io.conduct.aggregator.edition.EditionRendering;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out the template of the report, to be changed in a word processor. */
@RestController
class TemplateController {

    private final EditionRendering rendering;

    TemplateController(EditionRendering rendering) {
        this.rendering = rendering;
    }

    @GetMapping("/api/v1/reports/template.docx")
    ResponseEntity<byte[]> template() {
        return ResponseEntity.ok()
                .contentType(EditionFormat.DOCX.mediaType())
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("report-template.docx", StandardCharsets.US_ASCII)
                        .build()))
                .body(rendering.template());
    }
}
