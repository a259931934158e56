package io.conduct.aggregator.figure.web;

import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Part;
import io.conduct.aggregator.figure.Figure.PartComparison;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractSingleValueEncoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.util.MimeType;
import reactor.core.publisher.Flux;

/**
 * Writes a figure as a table: RFC 4180 with a byte order mark, so that office software opens the Chinese text. The first
 * row is the whole, each further one a part. A text that a spreadsheet would take for a formula gets an apostrophe.
 */
final class CsvFigureEncoder extends AbstractSingleValueEncoder<Figure> {

    static final String TEXT_CSV_VALUE = "text/csv;charset=UTF-8";

    private static final String HEADER =
            "metric,name,unit,org,from,to,key,value,previousFrom,previousTo,previousValue,change,percent,wording";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String END_OF_LINE = "\r\n";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");

    CsvFigureEncoder() {
        super(MimeType.valueOf(TEXT_CSV_VALUE));
    }

    @Override
    public boolean canEncode(ResolvableType elementType, @Nullable MimeType mimeType) {
        return super.canEncode(elementType, mimeType) && Figure.class.isAssignableFrom(elementType.toClass());
    }

    @Override
    protected Flux<DataBuffer> encode(
            Figure figure,
            DataBufferFactory buffers,
            ResolvableType type,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        return Flux.just(buffers.wrap(table(figure).getBytes(StandardCharsets.UTF_8)));
    }

    static String table(Figure figure) {
        List<String> rows = new ArrayList<>();
        rows.add(HEADER);
        rows.add(whole(figure));
        figure.breakdown().forEach(part -> rows.add(part(figure, part)));
        return BYTE_ORDER_MARK + String.join(END_OF_LINE, rows) + END_OF_LINE;
    }

    private static String whole(Figure figure) {
        Comparison comparison = figure.comparison();
        return comparison == null
                ? row(figure, "", figure.value(), null, null, null, null)
                : row(
                        figure,
                        "",
                        figure.value(),
                        comparison.value(),
                        comparison.change(),
                        comparison.percent(),
                        comparison.wording());
    }

    private static String part(Figure figure, Part part) {
        PartComparison comparison = part.comparison();
        return comparison == null
                ? row(figure, part.key(), part.value(), null, null, null, null)
                : row(
                        figure,
                        part.key(),
                        part.value(),
                        comparison.value(),
                        comparison.change(),
                        comparison.percent(),
                        null);
    }

    private static String row(
            Figure figure,
            String key,
            @Nullable String value,
            @Nullable String previous,
            @Nullable String change,
            @Nullable String percent,
            @Nullable String wording) {
        Comparison comparison = figure.comparison();
        String previousFrom =
                comparison == null ? null : comparison.period().from().toString();
        String previousTo = comparison == null ? null : comparison.period().to().toString();
        return cells(
                figure.metric(),
                figure.name(),
                figure.unit(),
                figure.org(),
                figure.period().from().toString(),
                figure.period().to().toString(),
                key,
                value,
                previousFrom,
                previousTo,
                previous,
                change,
                percent,
                wording);
    }

    private static String cells(@Nullable String... cells) {
        return Arrays.stream(cells).map(CsvFigureEncoder::cell).collect(Collectors.joining(","));
    }

    /** One cell; nothing for what is not known. */
    static String cell(@Nullable String value) {
        if (value == null || NUMBER.matcher(value).matches()) {
            return value == null ? "" : value;
        }
        String text = FORMULA.matcher(value).matches() ? "'" + value : value;
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
