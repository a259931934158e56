import java.net.URI;
import java.net.http.*;
import java.security.MessageDigest;
import java.util.*;
import java.util.regex.*;

/** Verifies an edition with the public API alone: java Verify.java GATEWAY TOKEN YEAR NUMBER. Exit code 1 if anything differs. */
class Verify {
    static final String ROOT = "\"merkleRoot\":\"([^\"]+)\",", DAYS = "\"previous\":\\{\"from\":\"([^\"]+)\"," + ROOT + "\"records\":\\d+,\"to\":\"([^\"]+)\"";
    static String[] args;
    static boolean intact = true;

    public static void main(String[] given) throws Exception {
        args = given;
        String edition = "/api/v1/reports/" + args[2] + "/editions/" + args[3], document = get(edition + ".json");
        String hash = find("\"sha256\":\"(sha256:[0-9a-f]{64})\"", document).get(0).group(1);
        say(hash.equals(hex(sha(document.replaceFirst("\"sha256\":\"" + hash + "\",?", "").getBytes("UTF-8")))), "content: hash " + hash);
        Map<String, MatchResult> evidence = new TreeMap<>();
        find("\\{" + ROOT + "\"metric\":\"([^\"]+)\",(?:" + DAYS + ")?", document).forEach(one -> evidence.put(one.group(2), one));
        for (MatchResult one : evidence.values()) {
            List<MatchResult> leaves = find("\"leaves\":\\[(.*?)],\"intact\"", get(edition + "/proof?metric=" + one.group(2)));
            verify(one.group(2), args[2] + "-01-01", args[2] + "-12-31", one.group(1), leaves.get(0).group(1));
            if (one.group(3) != null) verify(one.group(2), one.group(3), one.group(5), one.group(4), leaves.get(1).group(1));
        }
        System.out.println(intact ? "VERIFIED" : "NOT VERIFIED");
        System.exit(intact ? 0 : 1);
    }

    /** The root over the records that were counted; then what has become of them since, which is a restatement and no damage. */
    static void verify(String metric, String from, String to, String root, String leaves) throws Exception {
        List<String> counted = find("\"([^\"]+)\"", leaves).stream().map(leaf -> leaf.group(1)).sorted().toList();
        say(root.equals(hex(tree(counted))), metric + " " + from + " to " + to + ": " + counted.size() + " records, root " + root);
        Set<String> now = new TreeSet<>();
        for (String next = "/api/v1/figures/" + metric + "/records?limit=500&from=" + from + "&to=" + to; next != null; ) {
            String page = get(next);
            find("\"org\":\"([^\"]+)\",\"sourceId\":\"([^\"]+)\",\"version\":(\\d+)", page).forEach(row -> now.add(row.group(1) + "/" + row.group(2) + "@" + row.group(3)));
            next = find("\"next\":\"([^\"]+)\"", page).stream().map(link -> link.group(1)).findFirst().orElse(null);
        }
        for (String leaf : counted) if (!now.remove(leaf)) System.out.println("  " + metric + ": counted " + leaf + ", which is not what is counted now");
        for (String leaf : now) System.out.println("  " + metric + ": counted now and not in the edition: " + leaf);
    }

    static byte[] tree(List<String> leaves) throws Exception { // RFC 6962, 2.1
        if (leaves.size() < 2) return sha(leaves.isEmpty() ? new byte[0] : ("\0" + leaves.get(0)).getBytes("UTF-8"));
        int half = Integer.highestOneBit(leaves.size() - 1);
        return sha(new byte[] {1}, tree(leaves.subList(0, half)), tree(leaves.subList(half, leaves.size())));
    }

    static byte[] sha(byte[]... parts) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) sha.update(part);
        return sha.digest();
    }

    static String hex(byte[] hash) { return "sha256:" + HexFormat.of().formatHex(hash); }
    static List<MatchResult> find(String pattern, String text) { return Pattern.compile(pattern).matcher(text).results().toList(); }
    static void say(boolean right, String what) { System.out.println((right ? "ok       " : "DIFFERS  ") + what); intact &= right; }

    static String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0]).resolve(path)).header("Authorization", "Bearer " + args[1]).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) return answer.body();
        throw new IllegalStateException(path + ": " + answer.body());
    }
}
