package io.conduct.local.samples;

/** Amounts in fen (分), written as senders write them. */
final class Money {

    private Money() {}

    /** Yuan with two decimals; now and then without the trailing zeros, as some systems send it. */
    static String yuan(long fen, Dice dice) {
        long fraction = fen % 100;
        if (fraction == 0 && dice.chance(200)) {
            return Long.toString(fen / 100);
        }
        return fen / 100 + (fraction < 10 ? ".0" : ".") + fraction;
    }
}
