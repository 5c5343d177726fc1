package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.dataset.sample.SampleDataset;
import dev.trainmaster.storage.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleDatasetTest {
    /** Whoever changes the generator changes every digest that people approved: so it must be seen. */
    private static final String SHA256 = "f065659f93b67a31e15b1bc346c0c27023b8770f63b4bf37daba77623a040335";

    @Test
    void hasTheSameBytesEverywhere() throws IOException {
        assertThat(Sha256.ofBytes(bytes())).isEqualTo(SHA256);
    }

    @Test
    void hasSeveralHundredDifferentQuestionsOfManyKinds() throws IOException {
        List<ReasoningTrace> traces = traces();

        assertThat(traces).hasSize(SampleDataset.RECORDS);
        assertThat(traces).extracting(ReasoningTrace::prompt).doesNotHaveDuplicates();
        assertThat(traces.stream().map(trace -> trace.meta().get("kind")).collect(Collectors.toSet()))
                .hasSize(19);
    }

    @Test
    void everyAnswerIsRight() throws IOException {
        traces().forEach(SampleDatasetTest::isRight);
    }

    /** Found anew from the question alone. */
    private static void isRight(ReasoningTrace trace) {
        String answer = trace.finalAnswer();
        Matcher sum = Pattern.compile("What is (\\d+) ([-+×]) (\\d+)\\?").matcher(trace.prompt());
        if (sum.matches()) {
            long a = Long.parseLong(sum.group(1));
            long b = Long.parseLong(sum.group(3));
            long right = sum.group(2).equals("+") ? a + b : sum.group(2).equals("-") ? a - b : a * b;
            assertThat(answer).isEqualTo("" + right);
            return;
        }
        List<Long> numbers = Pattern.compile("\\d+")
                .matcher(trace.prompt())
                .results()
                .map(found -> Long.parseLong(found.group()))
                .toList();
        String kind = (String) trace.meta().get("kind");
        switch (kind) {
            case "division" ->
                assertThat(answer)
                        .isEqualTo(numbers.get(0) / numbers.get(1) + " remainder " + numbers.get(0) % numbers.get(1));
            case "percentage" ->
                assertThat(Double.parseDouble(answer)).isEqualTo(numbers.get(1) * numbers.get(0) / 100.0);
            case "shopping" -> assertThat(answer).isEqualTo(numbers.get(2) - numbers.get(0) * numbers.get(1) + " €");
            case "average" ->
                assertThat(Double.parseDouble(answer))
                        .isEqualTo((numbers.get(0) + numbers.get(1) + numbers.get(2)) / 3.0);
            case "equation" ->
                assertThat(answer).isEqualTo("x = " + (numbers.get(2) - numbers.get(1)) / numbers.get(0));
            case "sequence" -> assertThat(answer).isEqualTo("" + (2 * numbers.get(3) - numbers.get(2)));
            case "parity" -> assertThat(answer).isEqualTo((numbers.get(0) + numbers.get(1)) % 2 == 0 ? "even" : "odd");
            case "truth" ->
                assertThat(answer)
                        .isEqualTo(
                                numbers.get(0) < numbers.get(1) || numbers.get(2) % numbers.get(3) == 0 ? "yes" : "no");
            case "vowels" ->
                assertThat(answer)
                        .isEqualTo("" + quoted(trace).replaceAll("[^aeiou]", "").length());
            case "reverse" ->
                assertThat(new StringBuilder(answer).reverse().toString()).isEqualTo(quoted(trace));
            case "position" ->
                assertThat(answer)
                        .isEqualTo("" + quoted(trace).charAt(numbers.get(0).intValue() - 1));
            case "clock" ->
                assertThat(answer)
                        .isEqualTo(java.time.LocalTime.of(
                                        numbers.get(0).intValue(),
                                        numbers.get(1).intValue())
                                .plusMinutes(numbers.get(2))
                                .format(java.time.format.DateTimeFormatter.ofPattern("H:mm")));
            case "growth" -> assertThat(answer).isEqualTo("" + numbers.get(2) * numbers.get(2) / numbers.get(1));
            case "sort" -> assertThat(answer).isEqualTo(words(trace).sorted().collect(Collectors.joining(", ")));
            case "initials" ->
                assertThat(answer)
                        .isEqualTo(
                                words(trace).map(word -> word.substring(0, 1)).collect(Collectors.joining()));
            case "order" -> {
                Matcher taller = Pattern.compile("(\\w+) is taller than (\\w+), and (\\w+) is taller than (\\w+)\\..*")
                        .matcher(trace.prompt());
                assertThat(taller.matches()).isTrue();
                assertThat(taller.group(4)).isEqualTo(taller.group(1));
                assertThat(answer).isEqualTo(taller.group(3));
            }
            default -> throw new AssertionError("nobody knows whether " + kind + " is right");
        }
    }

    /** Those behind the colon. */
    private static Stream<String> words(ReasoningTrace trace) {
        return Stream.of(trace.prompt().replaceAll("^.*: |[?.]$", "").split(",? "));
    }

    private static String quoted(ReasoningTrace trace) {
        return trace.prompt().replaceAll("^[^\"]*\"([^\"]*)\".*$", "$1");
    }

    private static List<ReasoningTrace> traces() throws IOException {
        Records.Reading reading = Records.read(bytes(), Records.LIMITS);
        assertThat(reading.bad).isEmpty();
        return IntStream.range(0, reading.good.size()).mapToObj(reading::trace).toList();
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SampleDataset().writeTo(out);
        return out.toByteArray();
    }
}
