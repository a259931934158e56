package io.conduct.local.launcher.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Prints whole lines, so that it reads the same in a terminal, in a pipe and in a log file. */
public final class Terminal {
    private final PrintStream out;

    /** Prints to {@code out}. */
    public Terminal(PrintStream out) {
        this.out = out;
    }

    /** Standard output itself, in an encoding that knows Chinese, whatever replaced {@code System.out}. */
    public static Terminal standard() {
        return new Terminal(new PrintStream(new FileOutputStream(FileDescriptor.out), true, encoding()));
    }

    /** One line. */
    public void line(String text) {
        out.println(text);
    }

    /** One line about a process or a step: its name in a column of its own. */
    public void about(String name, String text) {
        line(String.format("  %-20s%s", name, text));
    }

    /** One line that stands out: something is wrong. */
    public void warn(String text) {
        line("! " + text);
    }

    private static Charset encoding() {
        String console = System.getProperty("stdout.encoding");
        if (console == null || !Charset.isSupported(console)) {
            return StandardCharsets.UTF_8;
        }
        Charset charset = Charset.forName(console);
        return charset.canEncode() && charset.newEncoder().canEncode("会") ? charset : StandardCharsets.UTF_8;
    }
}
