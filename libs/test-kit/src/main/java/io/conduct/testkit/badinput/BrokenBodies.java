package io.conduct.testkit.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Bodies that are broken below the schema: in their bytes, their syntax, their size or their declared type. */
final class BrokenBodies {

    private static final Charset UTF_32 = Charset.forName("UTF-32BE");

    private final String good;
    private final String open;
    private final List<BadInput> found = new ArrayList<>();

    private BrokenBodies(String good) {
        this.good = good;
        this.open = good.substring(0, good.length() - 1);
    }

    /** @param good an acceptable payload as JSON text, an object with at least one property */
    static List<BadInput> of(String good, Random random) {
        BrokenBodies bodies = new BrokenBodies(good);
        bodies.encodings();
        bodies.syntax();
        bodies.numbers();
        bodies.bombs();
        bodies.mediaTypes();
        bodies.cut(random);
        return bodies.found;
    }

    private void encodings() {
        add("UTF-16 big endian", good.getBytes(UTF_16BE));
        add("UTF-16 little endian", good.getBytes(UTF_16LE));
        add("UTF-16 with byte order mark", ("\uFEFF" + good).getBytes(UTF_16BE));
        add("UTF-32", good.getBytes(UTF_32));
        add("UTF-8 with byte order mark", ("\uFEFF" + good).getBytes(UTF_8));
        add("Latin-1", with("\"title\":\"réunion\"").getBytes(ISO_8859_1));
        add("GBK", good.getBytes(Charset.forName("GBK")));
        for (int[] bytes : new int[][] {{0xFF}, {0xC0, 0xAF}, {0xE4, 0xBC}, {0xF8, 0x88, 0x80, 0x80}, {0x80}, {0xC3}}) {
            add("invalid UTF-8 " + Integer.toHexString(bytes[0]), inText(bytes));
        }
        add("surrogate in UTF-8", inText(new int[] {0xED, 0xA0, 0x80}));
        add("unpaired high surrogate", with("\"noSuchProperty\":\"\\ud800\""));
        add("unpaired low surrogate", with("\"noSuchProperty\":\"\\udc00x\""));
        add("unpaired surrogate in a name", with("\"x\\ud800\":1"));
        add("broken escape", with("\"noSuchProperty\":\"\\u12\""));
        add("unknown escape", with("\"noSuchProperty\":\"\\q\""));
        for (int sign : new int[] {0, 1, 8, 9, 10, 13, 27, 31}) {
            add("raw control character " + sign, with("\"noSuchProperty\":\"" + (char) sign + "\""));
        }
        add("NUL after the end", good + "\u0000");
        add("NUL in a name", with("\"a\\u0000b\":1"));
    }

    private void syntax() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("nothing", "");
        bodies.put("white space", " \n\t ");
        bodies.put("null", "null");
        bodies.put("true", "true");
        bodies.put("a number", "42");
        bodies.put("a text", "\"text\"");
        bodies.put("a list", "[" + good + "]");
        bodies.put("an empty list", "[]");
        bodies.put("XML", "<meeting/>");
        bodies.put("two objects", good + good);
        bodies.put("text after the end", good + " x");
        bodies.put("a brace too many", good + "}");
        bodies.put("a comma before the end", open + ",}");
        bodies.put("a comment", "/* x */" + good);
        bodies.put("a line comment", "// x\n" + good);
        bodies.put("single quotes", "{'title': 'x'}");
        bodies.put("a name without quotes", with("x: 1"));
        bodies.put("no value", with("\"x\":"));
        bodies.put("no colon", with("\"x\" 1"));
        bodies.put("a property twice", with(good.substring(1, good.length() - 1)));
        bodies.put("a property twice below", with("\"x\":{\"a\":1,\"a\":2}"));
        bodies.put("a property twice, once escaped", "{\"a\":1,\"\\u0061\":2," + good.substring(1));
        add(bodies);
    }

    private void numbers() {
        for (String number : List.of(
                "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "5.", "0x1F", "1e", "1e+", "--1", "1_000", "١")) {
            add("number " + number, with("\"noSuchProperty\":" + number));
        }
        for (String number : List.of("1e999999999", "-1e999999999", "1e-999999999", "1e2147483648", "9".repeat(1000))) {
            String shown = number.length() > 20 ? "of 1000 digits" : number;
            add("number " + shown, with("\"noSuchProperty\":" + number));
            add("number " + shown + " as sender's version", with("\"sourceVersion\":" + number));
        }
        for (String version : List.of("-1", "1.5", "1.0", "\"1\"", "true", "null", "[]", "{}", "9223372036854775808")) {
            add("sender's version " + version, with("\"sourceVersion\":" + version));
        }
    }

    private void bombs() {
        add("100,000 open lists", "[".repeat(100_000));
        add("100,000 open objects", "{\"a\":".repeat(100_000));
        add("1,000 nested lists", with("\"x\":" + "[".repeat(1000) + "]".repeat(1000)));
        add("21 nested lists", with("\"x\":" + "[".repeat(21) + "]".repeat(21)));
        add("a name of 100,000 characters", with("\"" + "n".repeat(100_000) + "\":1"));
        add("a name of 65 characters", with("\"" + "n".repeat(65) + "\":1"));
        add("a text of 100,000 characters", with("\"x\":\"" + "长".repeat(50_000) + "\""));
        add("300 KiB of white space", good + " ".repeat(300 << 10));
        add("11 MiB of text", with("\"x\":\"" + "x".repeat(11 << 20) + "\""));
        add("100,000 small values", with("\"x\":[" + "0,".repeat(100_000) + "0]"));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            names.append("\"p").append(i).append("\":").append(i).append(',');
        }
        add("5,000 unknown properties", "{" + names + good.substring(1));
    }

    private void mediaTypes() {
        for (String type : List.of(
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/x-ndjson",
                "application/json-patch+json",
                "nonsense",
                "*/*")) {
            found.add(new BadInput(
                    "media type '" + type + "'", type, good.getBytes(UTF_8), Optional.empty(), Optional.empty()));
        }
        found.add(new BadInput(
                "declared UTF-16",
                "application/json;charset=UTF-16",
                good.getBytes(UTF_16BE),
                Optional.empty(),
                Optional.empty()));
    }

    private void cut(Random random) {
        byte[] bytes = good.getBytes(UTF_8);
        for (int i = 0; i < 20; i++) {
            int length = 1 + random.nextInt(bytes.length - 1);
            add("cut off, case " + i, Arrays.copyOf(bytes, length));
        }
    }

    private byte[] inText(int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((open + ",\"noSuchProperty\":\"").getBytes(UTF_8));
        for (int sign : bytes) {
            body.write(sign);
        }
        body.writeBytes("\"}".getBytes(UTF_8));
        return body.toByteArray();
    }

    private String with(String more) {
        return open + "," + more + "}";
    }

    private void add(Map<String, String> bodies) {
        bodies.forEach(this::add);
    }

    private void add(String name, String body) {
        add(name, body.getBytes(UTF_8));
    }

    private void add(String name, byte[] body) {
        found.add(BadInput.raw(name, body));
    }
}
