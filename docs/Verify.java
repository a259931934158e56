import java.net.http.*;
import java.util.*;
import java.util.regex.*;

/** Verifies an edition with the public API alone: java Verify.java GATEWAY TOKEN YEAR NUMBER. Exit code 1 if anything differs. */
class Verify {
    static String[] args;
    static boolean intact = true;

    public static void main(String[] given) throws Exception {
        args = given;
        String edition = "/api/v1/reports/" + args[2] + "/editions/" + args[3], document = get(edition + ".json");
        String hash = find("'sha256':~", document).get(0).group(1), content = document.replaceFirst("\"sha256\":\"" + hash + "\",?", "");
        say(hash.equals("sha256:" + sha(hex(content))), "content: hash " + hash);
        Set<String> seen = new HashSet<>();
        for (MatchResult one : find("\\{'merkleRoot':~,'metric':~,(?:'previous':\\{'from':~,'merkleRoot':~,'records':\\d+,'to':~)?", document)) {
            if (!seen.add(one.group())) continue; // a metric may stand behind several figures
            List<MatchResult> leaves = find("'leaves':\\[(.*?)],'intact'", get(edition + "/proof?metric=" + one.group(2)));
            verify(one.group(2), args[2] + "-01-01", args[2] + "-12-31", one.group(1), leaves.get(0).group(1));
            if (one.group(3) != null) verify(one.group(2), one.group(3), one.group(5), one.group(4), leaves.get(1).group(1));
        }
        System.out.println(intact ? "VERIFIED" : "NOT VERIFIED");
        System.exit(intact ? 0 : 1);
    }

    static void verify(String metric, String from, String to, String root, String leaves) throws Exception { // an amendment since is no damage
        List<String> counted = find("~", leaves).stream().map(leaf -> leaf.group(1)).sorted().toList();
        say(root.equals("sha256:" + tree(counted)), metric + " " + from + " to " + to + ": " + counted.size() + " records, root " + root);
        String records = get("/api/v1/figures/" + metric + "/records?limit=500&from=" + from + "&to=" + to), row = "'org':~,'sourceId':~,'version':(\\d+)";
        Set<String> now = new TreeSet<>(find(row, records).stream().map(one -> one.group(1) + "/" + one.group(2) + "@" + one.group(3)).toList());
        for (String leaf : counted) if (!now.remove(leaf)) System.out.println("  " + metric + ": counted " + leaf + ", which is not what is counted now");
        for (String leaf : now) System.out.println("  " + metric + ": counted now and not in the edition: " + leaf);
    }

    static String tree(List<String> leaves) throws Exception { // RFC 6962, 2.1
        if (leaves.size() < 2) return sha(leaves.isEmpty() ? "" : "00" + hex(leaves.get(0)));
        int half = Integer.highestOneBit(leaves.size() - 1);
        return sha("01" + tree(leaves.subList(0, half)) + tree(leaves.subList(half, leaves.size())));
    }
    static String sha(String hex) throws Exception { return HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(HexFormat.of().parseHex(hex))); }
    static String hex(String text) throws Exception { return HexFormat.of().formatHex(text.getBytes("UTF-8")); }
    static List<MatchResult> find(String like, String text) { return Pattern.compile(like.replace("~", "'([^']+)'").replace('\'', '"')).matcher(text).results().toList(); }
    static void say(boolean right, String what) { System.out.println((right ? "ok       " : "DIFFERS  ") + what); intact &= right; }
    static String get(String path) throws Exception { // with the pages after it
        HttpRequest request = HttpRequest.newBuilder(java.net.URI.create(args[0]).resolve(path)).header("Authorization", "Bearer " + args[1]).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + ": " + answer.body());
        return answer.body() + (answer.body().contains("\"next\":\"") ? get(find("'next':~", answer.body()).get(0).group(1)) : "");
    }
}
