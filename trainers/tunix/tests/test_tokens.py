from pathlib import Path

import pytest

from trainmaster_tunix import tiny
from trainmaster_tunix.lengths import lengths_of
from trainmaster_tunix.tokens import ByteTokenizer, FileTokenizer, example


@pytest.fixture
def as_others_load_it(tmp_path: Path) -> FileTokenizer:
    for name, text in tiny.tokenizer_files().items():
        (tmp_path / name).write_text(text)
    return FileTokenizer(tmp_path)


@pytest.mark.parametrize("text", ["plain", "ü ß 漢字 🙂", "\x00\x7f\n\t  two  spaces", "<start_of_turn>user\n"])
def test_the_byte_tokenizer_and_its_files_agree(text: str, as_others_load_it: FileTokenizer) -> None:
    ours = ByteTokenizer()
    assert as_others_load_it.encode(text) == ours.encode(text)
    assert as_others_load_it.decode(ours.encode(text)) == ours.decode(ours.encode(text)) == text
    assert (as_others_load_it.start, as_others_load_it.end, as_others_load_it.pad) == (ours.start, ours.end, ours.pad)
    assert as_others_load_it.vocabulary == ours.vocabulary


def test_only_the_answer_and_its_end_are_learned() -> None:
    tokens = example(ByteTokenizer(), "ask", "say")
    assert tokens.tokens[tokens.answer :] == [*ByteTokenizer().encode("say"), 2]
    assert tokens.learned == 4
    assert tokens.cut_to(5).learned == 1
    assert tokens.cut_to(2).learned == 0


def test_lengths_are_told_by_the_nearest_rank() -> None:
    lengths = lengths_of([(length, length // 2) for length in range(1, 101)], 90)
    assert (lengths.count, lengths.median, lengths.p95, lengths.longest, lengths.over) == (100, 50, 95, 100, 10)
    assert lengths.document(90)["longer"] == 10
    assert lengths_of([(5, 9)], 9).unlearned == 1


def test_batches_are_padded_to_the_longest_record_not_to_the_limit() -> None:
    assert lengths_of([(70, 1)], 2048).padded(2048) == 128
    assert lengths_of([(3000, 1)], 2048).padded(2048) == 2048


def test_a_chat_that_writes_its_beginning_and_end_out_has_them_once(as_others_load_it: FileTokenizer) -> None:
    tokens = example(as_others_load_it, "<bos>ask", "say<eos>").tokens
    assert tokens == example(as_others_load_it, "ask", "say").tokens
    assert (tokens.count(1), tokens.count(2)) == (1, 1)
