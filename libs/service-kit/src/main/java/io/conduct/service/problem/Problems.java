package io.conduct.service.problem;

import java.net.URI;
import java.util.List;

/** The problems of the public contract. The slug in {@code type} is part of it and never changes. */
public final class Problems {

    private static final int SOON = 2;

    private Problems() {}

    /** 400: the body is not the declared format at all. */
    public static Problem malformed(String detail) {
        return document("malformed", "Not the declared format", 400, FieldErrorCodes.MALFORMED, detail);
    }

    /** 401: no valid token. */
    public static Problem unauthorized(String detail) {
        return problem("unauthorized", "No valid token", 401, detail);
    }

    /** 403: the token's scope or org does not allow it. */
    public static Problem forbidden(String detail) {
        return problem("forbidden", "Not allowed", 403, detail);
    }

    /** 404: nothing there, or nothing that the caller may see. */
    public static Problem notFound(String detail) {
        return problem("not-found", "Not found", 404, detail);
    }

    /** 409: {@code sourceVersion} is older than what is stored. */
    public static Problem stale(String detail) {
        return problem("stale-source-version", "Older than what is stored", 409, detail);
    }

    /** 409: the record is withdrawn. */
    public static Problem withdrawn() {
        return problem("withdrawn", "The record is withdrawn", 409, "a withdrawn record cannot be amended");
    }

    /** 412: {@code If-Match} or {@code If-None-Match} does not hold. */
    public static Problem preconditionFailed(String detail) {
        return problem("precondition-failed", "The precondition does not hold", 412, detail);
    }

    /** 413: body, batch or item over its limit. */
    public static Problem tooLarge(String detail) {
        return document("too-large", "Over the size limit", 413, FieldErrorCodes.LIMIT, detail);
    }

    /** 422: well-formed and not acceptable; lists everything wrong with it. */
    public static Problem unacceptable(List<FieldError> errors) {
        String detail = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        return new Problem(type("unacceptable"), "Not acceptable", 422, detail, errors, null);
    }

    /** 429: over the client's rate; says after how many seconds the next call is allowed. */
    public static Problem tooOften(int waitSeconds) {
        return new Problem(
                type("http-429"), "Too Many Requests", 429, "over the client's rate", List.of(), waitSeconds);
    }

    /** 503: something this service needs is down; nothing was stored. */
    public static Problem unavailable(String detail) {
        return new Problem(type("unavailable"), "Temporarily unavailable", 503, detail, List.of(), SOON);
    }

    /** 504: something this service needs did not answer; what was asked for may have been done. Repeating it is safe. */
    public static Problem outcomeUnknown(String detail) {
        return new Problem(type("outcome-unknown"), "No answer in time", 504, detail, List.of(), SOON);
    }

    /** 500: a fault of ours. Says nothing about it; the log does. */
    public static Problem internal() {
        return problem("internal", "Internal error", 500, "the fault is logged");
    }

    /** Any other status, titled by its reason phrase. */
    public static Problem ofStatus(int status, String title, String detail) {
        return problem("http-" + status, title, status, detail);
    }

    /** A problem with a submitted document as a whole. */
    private static Problem document(String slug, String title, int status, String code, String detail) {
        return new Problem(type(slug), title, status, detail, List.of(new FieldError("", code, detail)), null);
    }

    private static Problem problem(String slug, String title, int status, String detail) {
        return new Problem(type(slug), title, status, detail, List.of(), null);
    }

    private static URI type(String slug) {
        return URI.create("urn:conduct:problem:" + slug);
    }
}
