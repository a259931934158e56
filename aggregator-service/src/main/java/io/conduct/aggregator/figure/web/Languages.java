package io.conduct.aggregator.figure.web;

import io.conduct.aggregator.figure.Language;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The language a reader wants (RFC 9110 {@code Accept-Language}): Chinese, unless English is asked for before it. */
public final class Languages {

    private static final String ENGLISH = Locale.ENGLISH.getLanguage();
    private static final String CHINESE = Locale.CHINESE.getLanguage();

    private Languages() {}

    /** The language to answer a request in. */
    public static Language of(ServerHttpRequest request) {
        return accepted(request.getHeaders()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals(ENGLISH) || language.equals(CHINESE))
                .findFirst()
                .map(language -> language.equals(ENGLISH) ? Language.ENGLISH : Language.CHINESE)
                .orElse(Language.CHINESE);
    }

    /** An answer in a language, which a cache must not give to a reader of another. */
    public static ResponseEntity.BodyBuilder ok(Language language) {
        String tag = language == Language.ENGLISH ? ENGLISH : "zh-CN";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }

    private static List<Locale> accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguageAsLocales();
        } catch (IllegalArgumentException e) {
            // A header that is none asks for nothing.
            return List.of();
        }
    }
}
