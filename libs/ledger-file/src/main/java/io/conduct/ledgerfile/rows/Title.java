package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.value.Days;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands above the header of a sheet, and the sheet's name. */
record Title(String text, @Nullable Integer year) {

    static final Pattern REGISTER = Pattern.compile("登记簿|台账|台帐|一览表|汇总表|登记表|统计表|明细表|年度|计划");

    static Title of(List<String> preface, String sheet) {
        String register =
                String.join(" ", preface.stream().filter(Title::namesRegister).toList());
        OptionalInt year = Stream.of(register, String.join(" ", preface), sheet)
                .map(Days::yearIn)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(OptionalInt::empty);
        String text = register + " " + sheet;
        return new Title(text, year.isPresent() ? year.getAsInt() : null);
    }

    private static boolean namesRegister(String cell) {
        return REGISTER.matcher(cell).find();
    }
}
