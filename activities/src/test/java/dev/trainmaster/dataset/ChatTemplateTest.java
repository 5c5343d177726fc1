package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.request.ChatSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "gemma # <start_of_turn>user~P<end_of_turn>~<start_of_turn>model~R<end_of_turn>",
                "chatml # <|im_start|>user~P<|im_end|>~<|im_start|>assistant~R<|im_end|>",
                "llama-3 # <|begin_of_text|><|start_header_id|>user<|end_header_id|>~~P<|eot_id|><|start_header_id|>"
                        + "assistant<|end_header_id|>~~R<|eot_id|>"
            })
    void aConversationOfOnePromptAndOneResponse(String name, String expected) {
        assertThat(conversation(new ChatSettings(name, Optional.empty()))).isEqualTo(expected.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "gemma # <start_of_turn>user~S~~P<end_of_turn>~<start_of_turn>model~R<end_of_turn>",
                "chatml # <|im_start|>system~S<|im_end|>~<|im_start|>user~P<|im_end|>~<|im_start|>assistant~R<|im_end|>",
                "llama-3 # <|begin_of_text|><|start_header_id|>system<|end_header_id|>~~S<|eot_id|><|start_header_id|>"
                        + "user<|end_header_id|>~~P<|eot_id|><|start_header_id|>assistant<|end_header_id|>~~R<|eot_id|>"
            })
    void anInstructionStandsWhereTheTemplateWantsIt(String name, String expected) {
        assertThat(conversation(new ChatSettings(name, Optional.of("S")))).isEqualTo(expected.replace('~', '\n'));
    }

    @Test
    void anUnknownTemplateIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> conversation(new ChatSettings("mistral", Optional.empty())))
                .hasMessage("there is no chat template \"mistral\"; there are chatml, gemma, llama-3");
    }

    private static String conversation(ChatSettings settings) {
        ChatFrame frame = ChatFrame.of(settings);
        return frame.head().text() + "P" + frame.middle().text() + "R"
                + frame.tail().text();
    }
}
