package io.conduct.document.series;

import io.conduct.contract.payload.Document.NumberForm;
import io.conduct.document.number.NumberGrammar;
import io.conduct.document.number.NumberReading;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.RecordListing;
import io.conduct.service.org.OrgCode;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The numbers that were used, and those that were not, of one 机关代字 in one year. */
@RestController
@RequestMapping(path = "/api/v1/documents/numbers", produces = MediaType.APPLICATION_JSON_VALUE)
final class NumberSeriesController {

    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private final RecordListing records;

    NumberSeriesController(RecordListing records) {
        this.records = records;
    }

    @GetMapping("/{code}/{year}")
    Mono<NumberSeries> series(
            @PathVariable String code,
            @PathVariable String year,
            @RequestParam(required = false) @Nullable String org,
            Caller caller) {
        String within = org == null ? caller.org() : org;
        String canonical = codeOf(code, year, within);
        if (!caller.covers(within)) {
            return Mono.error(() -> Problems.notFound("no such org").asException());
        }
        int number = Integer.parseInt(year);
        return records.findByDerived(
                        within,
                        Map.of("numberForm", NumberForm.NUMBER.name(), "numberCode", canonical, "numberYear", number))
                .collectMultimap(NumberSeriesController::sequenceOf, StoredRecord::id)
                .map(found -> NumberSeries.of(within, canonical, number, found));
    }

    private static String codeOf(String code, String year, String org) {
        List<FieldError> errors = new ArrayList<>();
        if (!OrgCode.isValid(org)) {
            errors.add(new FieldError("/org", FieldErrorCodes.FORMAT, "expected: an org code"));
        }
        if (!YEAR.matcher(year).matches()) {
            errors.add(new FieldError("/year", FieldErrorCodes.FORMAT, "expected: a year such as 2021"));
        }
        NumberReading first = NumberGrammar.read(code + "〔2000〕1号");
        if (!first.canBe(NumberForm.NUMBER)) {
            errors.add(new FieldError("/code", FieldErrorCodes.FORMAT, "expected: 1 to 20 Chinese characters"));
        }
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return Objects.requireNonNull(first.code());
    }

    private static Integer sequenceOf(StoredRecord record) {
        return record.content()
                .assessment()
                .derived()
                .required("numberSequence")
                .intValue();
    }
}
