package io.conduct.local.samples;

import io.conduct.contract.payload.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents of one department in one year. */
final class DocumentSamples {

    private static final Set<Document.Genre> OUTSIDE_REDUCTION = Set.of(
            Document.Genre.LETTER,
            Document.Genre.REPORT,
            Document.Genre.REQUEST,
            Document.Genre.MINUTES,
            Document.Genre.RESOLUTION,
            Document.Genre.ANNOUNCEMENT,
            Document.Genre.PROPOSAL);

    private final Library library;
    private final Library.Plan department;
    private final int year;
    private final Dice dice;
    private final Phrases phrases;

    DocumentSamples(Library library, Library.Plan department, int year, Dice dice) {
        this.library = library;
        this.department = department;
        this.year = year;
        this.dice = dice;
        this.phrases = new Phrases(library, department, year);
    }

    /** A document signed on {@code day}; days must be given in rising order, because numbers run with them. */
    ObjectNode document(LocalDate day) {
        Document.Genre genre = dice.weighted(department.leads() ? library.leadingGenres() : library.genres());
        Document.Purpose purpose = purpose(genre);
        List<String> titles = purpose == Document.Purpose.RESEARCH_REPORT
                ? List.of(library.researchTitle())
                : Objects.requireNonNull(library.documentTitles().get(genre));
        ObjectNode document = Json.object()
                .put("title", phrases.title(titles, dice))
                .put("genre", genre.name())
                .put("signedOn", day.toString());
        Document.Form form = form(genre);
        putNumber(document, genre, form);
        document.put("purpose", purpose.name());
        Document.Category category = category(genre);
        document.put("category", category.name()).put("form", form.name());
        if (!dice.chance(15)) {
            document.put("characters", characters(purpose));
        }
        putDates(document, day);
        putRecipients(document, genre);
        putOrigin(document, category);
        putScope(document, genre, form);
        putHands(document, form);
        return document;
    }

    private Document.Purpose purpose(Document.Genre genre) {
        if (genre == Document.Genre.REPORT && dice.chance(350)) {
            return Document.Purpose.RESEARCH_REPORT;
        }
        return switch (genre) {
            case OPINION, DECISION, RESOLUTION -> Document.Purpose.IMPORTANT_WORK;
            case NOTICE -> dice.chance(850) ? Document.Purpose.SPECIFIC_TASK : Document.Purpose.IMPORTANT_WORK;
            default -> dice.chance(150) ? Document.Purpose.SPECIFIC_TASK : Document.Purpose.OTHER;
        };
    }

    private Document.Category category(Document.Genre genre) {
        if (genre != Document.Genre.NOTICE && genre != Document.Genre.OPINION) {
            return Document.Category.GENERAL;
        }
        int of1000 = dice.below(1000);
        if (of1000 < 100) {
            return Document.Category.SUPPORTING;
        }
        if (of1000 < 160) {
            return Document.Category.DIVISION_OF_WORK;
        }
        return of1000 < 300 ? Document.Category.TEMPORARY : Document.Category.GENERAL;
    }

    private Document.Form form(Document.Genre genre) {
        return switch (genre) {
            case LETTER -> Document.Form.LETTERHEAD;
            case OTHER -> dice.any(List.of(Document.Form.BULLETIN, Document.Form.NOTE, Document.Form.WHITE_HEADER));
            case NOTICE ->
                dice.any(List.of(
                        Document.Form.RED_HEADER,
                        Document.Form.RED_HEADER,
                        Document.Form.RED_HEADER,
                        dice.chance(150) ? Document.Form.TELEGRAM : Document.Form.RED_HEADER,
                        dice.chance(250) ? Document.Form.WHITE_HEADER : Document.Form.RED_HEADER));
            default -> Document.Form.RED_HEADER;
        };
    }

    private void putNumber(ObjectNode document, Document.Genre genre, Document.Form form) {
        String code = department.documentCode();
        if (form == Document.Form.NOTE || form == Document.Form.WHITE_HEADER || form == Document.Form.TELEGRAM) {
            document.put("numberForm", Document.NumberForm.NONE.name());
        } else if (genre == Document.Genre.ANNOUNCEMENT || genre == Document.Genre.ORDER) {
            boolean order = genre == Document.Genre.ORDER;
            document.put("number", "第" + phrases.next(genre.name()) + "号");
            document.put("numberForm", (order ? Document.NumberForm.ORDER : Document.NumberForm.ANNOUNCEMENT).name());
        } else if (genre == Document.Genre.MINUTES || form == Document.Form.BULLETIN) {
            document.put("number", "〔" + year + "〕" + phrases.next(genre.name()) + "期")
                    .put("numberForm", Document.NumberForm.ISSUE.name());
        } else {
            String series = genre == Document.Genre.LETTER ? code + "函" : code;
            document.put("number", series + "〔" + year + "〕" + phrases.nextWithGaps(series, dice) + "号")
                    .put("numberForm", Document.NumberForm.NUMBER.name());
        }
    }

    private int characters(Document.Purpose purpose) {
        boolean tooLong = dice.chance(30);
        return switch (purpose) {
            case IMPORTANT_WORK -> tooLong ? dice.between(5100, 9000) : dice.between(1500, 4800);
            case SPECIFIC_TASK -> tooLong ? dice.between(4100, 7000) : dice.between(500, 3600);
            case RESEARCH_REPORT -> tooLong ? dice.between(6000, 12_000) : dice.between(2500, 5000);
            case OTHER -> dice.between(300, 2600);
        };
    }

    private void putDates(ObjectNode document, LocalDate signedOn) {
        if (!dice.chance(80)) {
            document.put("issuedOn", signedOn.plusDays(dice.between(0, 3)).toString());
        }
        if (dice.chance(700)) {
            document.put("draftedOn", signedOn.minusDays(dice.between(0, 20)).toString());
        }
    }

    private void putRecipients(ObjectNode document, Document.Genre genre) {
        if (genre == Document.Genre.ANNOUNCEMENT || genre == Document.Genre.PUBLIC_NOTICE) {
            return;
        }
        ArrayNode recipients = document.putArray("recipients");
        if (genre == Document.Genre.REQUEST || genre == Document.Genre.REPORT) {
            recipients.add(dice.any(library.superiors()));
        } else {
            int first = dice.below(library.recipients().size() - 2);
            library.recipients().subList(first, first + dice.between(1, 2)).forEach(recipients::add);
        }
        document.put("copies", dice.between(5, 120));
    }

    /** What a superior asked for, and what is only passed on. */
    private void putOrigin(ObjectNode document, Document.Category category) {
        String superior = dice.any(library.superiors());
        String matter = dice.any(department.matters());
        boolean derived = category == Document.Category.SUPPORTING || category == Document.Category.DIVISION_OF_WORK;
        if (dice.chance(derived ? 680 : 25)) {
            document.put("basis", superior + "关于" + matter + "的通知");
        }
        if (dice.chance(derived ? 250 : 50)) {
            ObjectNode relays =
                    document.putObject("relays").put("issuer", superior).put("reference", "关于" + matter + "的通知");
            if (!dice.chance(100)) {
                relays.put("newContentPercent", Money.yuan(dice.between(50, 900) * 10L, dice));
            }
        }
    }

    private void putScope(ObjectNode document, Document.Genre genre, Document.Form form) {
        if (dice.chance(20)) {
            return;
        }
        boolean inScope = !OUTSIDE_REDUCTION.contains(genre)
                && form != Document.Form.TELEGRAM
                && form != Document.Form.BULLETIN
                && !dice.chance(40);
        document.put("reductionScope", inScope);
        if (!inScope) {
            document.put("reductionScopeReason", form == Document.Form.TELEGRAM ? "应急事项" : "不属于普发性文件");
        }
    }

    private void putHands(ObjectNode document, Document.Form form) {
        boolean telegram = form == Document.Form.TELEGRAM;
        Document.Urgency plain = telegram ? Document.Urgency.TELEGRAM_ROUTINE : Document.Urgency.ROUTINE;
        Document.Urgency utmost = telegram ? Document.Urgency.TELEGRAM_IMMEDIATE : Document.Urgency.EXTRA_URGENT;
        int of100 = dice.below(100);
        Document.Urgency hurried = of100 % (telegram ? 2 : 4) == 0 ? utmost : Document.Urgency.URGENT;
        Document.Urgency urgency = of100 < (telegram ? 40 : 10) ? hurried : plain;
        document.put("urgency", urgency.name())
                .put("signer", department.name() + "主要负责同志")
                .put("author", department.name());
    }
}
