import java.net.URI;
import java.net.http.*;
import java.security.MessageDigest;
import java.util.*;
import java.util.regex.*;

/** Verifies an edition of a report with the public API alone: java Verify.java GATEWAY TOKEN YEAR NUMBER. Exit code 1 if anything differs. */
class Verify {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static String gateway, token, edition;
    static boolean intact = true;

    public static void main(String[] args) throws Exception {
        gateway = args[0];
        token = args[1];
        edition = "/api/v1/reports/" + args[2] + "/editions/" + args[3];
        String document = get(edition + ".json");
        Matcher hash = Pattern.compile("\"sha256\":\"(sha256:[0-9a-f]{64})\",?").matcher(document);
        say(hash.find() && hash.group(1).equals(sha(bytes(hash.replaceFirst("")))), "content", "hash " + hash.group(1));
        Map<String, String> roots = new TreeMap<>();
        Matcher evidence = Pattern.compile("\\{\"merkleRoot\":\"([^\"]+)\",\"metric\":\"([^\"]+)\",\"records\":").matcher(document);
        while (evidence.find()) roots.put(evidence.group(2), evidence.group(1));
        for (var root : roots.entrySet()) proof(root.getKey(), root.getValue(), args[2]);
        System.out.println(intact ? "VERIFIED" : "NOT VERIFIED");
        System.exit(intact ? 0 : 1);
    }

    static void proof(String metric, String root, String year) throws Exception {
        String list = get(edition + "/proof?metric=" + metric).replaceFirst("(?s).*\"leaves\":\\[", "").replaceFirst("(?s)],\"intact\".*", "");
        SortedSet<String> counted = new TreeSet<>(), now = new TreeSet<>();
        for (Matcher leaf = Pattern.compile("\"([^\"]+)\"").matcher(list); leaf.find(); ) counted.add(leaf.group(1));
        say(sha(new ArrayList<>(counted)).equals(root), metric, counted.size() + " records, root " + root);
        String next = "/api/v1/figures/" + metric + "/records?limit=500&from=" + year + "-01-01&to=" + year + "-12-31";
        while (next != null) {
            String page = get(next);
            Matcher record = Pattern.compile("\"org\":\"([^\"]+)\",\"sourceId\":\"([^\"]+)\",\"version\":(\\d+)").matcher(page);
            while (record.find()) now.add(record.group(1) + "/" + record.group(2) + "@" + record.group(3));
            Matcher link = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
            next = link.find() ? link.group(1) : null;
        }
        for (String leaf : counted) if (!now.contains(leaf)) System.out.println("  " + metric + ": counted " + leaf + ", which is not what is counted now");
        for (String leaf : now) if (!counted.contains(leaf)) System.out.println("  " + metric + ": counted now and not in the edition: " + leaf);
    }

    static String sha(List<String> leaves) throws Exception { // RFC 6962, 2.1
        return "sha256:" + HexFormat.of().formatHex(tree(leaves));
    }

    static byte[] tree(List<String> leaves) throws Exception {
        if (leaves.isEmpty()) return digest();
        if (leaves.size() == 1) return digest(new byte[] {0}, bytes(leaves.get(0)));
        int half = Integer.highestOneBit(leaves.size() - 1);
        return digest(new byte[] {1}, tree(leaves.subList(0, half)), tree(leaves.subList(half, leaves.size())));
    }

    static String sha(byte[] bytes) throws Exception { return "sha256:" + HexFormat.of().formatHex(digest(bytes)); }

    static byte[] digest(byte[]... parts) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) sha.update(part);
        return sha.digest();
    }

    static byte[] bytes(String text) { return text.getBytes(java.nio.charset.StandardCharsets.UTF_8); }

    static void say(boolean right, String what, String detail) {
        intact &= right;
        System.out.println((right ? "ok       " : "DIFFERS  ") + what + ": " + detail);
    }

    static String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway).resolve(path)).header("Authorization", "Bearer " + token).build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) return answer.body();
        System.out.println("DIFFERS  " + path + ": " + answer.body() + "\nNOT VERIFIED");
        System.exit(1);
        return "";
    }
}
