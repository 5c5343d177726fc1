import json
from pathlib import Path
from typing import Any

import pytest

from trainmaster_tunix.dataset import Dataset, open_dataset
from trainmaster_tunix.manifest import DataFile
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.records import InvalidRecordError, answered, asked_as, form_of, prompt_and_answer
from workspace import Workspace, sums, tunix_sft


def source(workspace: Workspace, records: list[dict[str, Any]], **changes: Any) -> DataFile:
    says = changes.pop("says", len(records))
    data = {**workspace.data(records), "records": says, **changes}
    return DataFile(**{**data, "path": Path(data["path"])})


def opened(workspace: Workspace, records: list[dict[str, Any]], **changes: Any) -> Dataset:
    return open_dataset(source(workspace, records, **changes))


def refused(workspace: Workspace, records: list[dict[str, Any]], **changes: Any) -> str:
    with pytest.raises(TrainerError) as caught:
        opened(workspace, records, **changes)
    assert caught.value.code == ExitCode.DATA
    return "\n".join(caught.value.lines)


def test_a_record_is_read_by_its_number(workspace: Workspace) -> None:
    dataset = opened(workspace, [tunix_sft("a?", "b"), tunix_sft("ü?", "ß"), tunix_sft("c?", "d")])
    assert len(dataset) == 3
    assert dataset[1] == ("<start_of_turn>user\nü?<end_of_turn>\n<start_of_turn>model\n", "Answer: ß<end_of_turn>")
    assert dataset[0][1] == "Answer: b<end_of_turn>"


def test_another_file_than_that_of_the_manifest_is_refused(workspace: Workspace) -> None:
    assert "its sha256 is" in refused(workspace, sums(3), sha256="0" * 64)
    assert "its bytes is" in refused(workspace, sums(3), bytes=7)
    assert "its records is 3, the manifest says 4" in refused(workspace, sums(3), says=4)


def test_bad_records_are_named_by_their_lines(workspace: Workspace) -> None:
    told = refused(workspace, [*sums(2), {"id": "x"}, {"prompts": "no turn"}, tunix_sft("q", "a")])
    assert "data.jsonl line 3 has no text in `prompts`" in told
    assert "data.jsonl line 4 has no turn of the model in `prompts`" in told
    assert "line 5" not in told


def test_a_missing_or_empty_file_is_told(workspace: Workspace) -> None:
    assert "has no record" in refused(workspace, [])
    missing = source(workspace, sums(1))
    missing.path.unlink()
    with pytest.raises(TrainerError, match="cannot read the dataset"):
        open_dataset(missing)


@pytest.mark.parametrize(
    ("name", "record", "answer"),
    [
        ("trace", {"prompts": "q", "trace_steps": ["one", "two"], "final_answer": "x"}, "one\ntwo\nx"),
        ("training_example", {"prompt": "q", "response": "Answer: x"}, "Answer: x"),
    ],
)
def test_every_export_format_has_a_prompt_and_an_answer(name: str, record: dict[str, Any], answer: str) -> None:
    assert prompt_and_answer(json.dumps(record).encode(), name) == ("q\n\n", answer)


@pytest.mark.parametrize("line", [b"", b"[1]", b"{", b"\xff{}", b'{"prompt":1,"response":"x"}', b"[" * 100_000])
def test_a_line_that_is_no_record_is_told_not_thrown(line: bytes) -> None:
    with pytest.raises(InvalidRecordError):
        prompt_and_answer(line, "training_example")


def llama(role: str) -> str:
    return f"<|start_header_id|>{role}<|end_header_id|>\n\n"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("gemma", "<start_of_turn>user\nq<end_of_turn>\n<start_of_turn>model\n"),
        ("chatml", "<|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n"),
        (
            "llama-3",
            "<|begin_of_text|>" + llama("user") + "q<|eot_id|>" + llama("assistant"),
        ),
    ],
)
def test_the_models_turn_is_found_in_every_chat_and_asked_for_in_the_same_form(form: str, text: str) -> None:
    record = json.dumps({"prompts": text + "Answer: x <start_of_turn>model\n"}).encode()
    assert prompt_and_answer(record, "tunix_sft") == (text, "Answer: x <start_of_turn>model\n")
    assert form_of("tunix_sft", text) == form
    assert asked_as(form, "q") == text


@pytest.mark.parametrize(
    ("form", "end"), [("gemma", "<end_of_turn>"), ("chatml", "<|im_end|>"), ("llama-3", "<|eot_id|>")]
)
def test_what_stands_behind_the_end_of_a_turn_is_not_said(form: str, end: str) -> None:
    assert answered(form, f"Answer: 5{end}\n{end}") == "Answer: 5"
    assert answered("trace", f"5 {end}") == f"5 {end}"


def test_an_instruction_before_the_users_words_is_not_learned() -> None:
    text = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nq<|im_end|>\n<|im_start|>assistant\n"
    assert prompt_and_answer(json.dumps({"prompts": text + "x"}).encode(), "tunix_sft") == (text, "x")


def test_of_a_conversation_only_the_last_answer_is_learned() -> None:
    turns = "<start_of_turn>user\nq<end_of_turn>\n<start_of_turn>model\n"
    record = json.dumps({"prompts": f"{turns}a<end_of_turn>\n{turns}b<end_of_turn>", "final_answer": "b"}).encode()
    assert prompt_and_answer(record, "tunix_sft") == (f"{turns}a<end_of_turn>\n{turns}", "b<end_of_turn>")


def test_of_a_text_without_an_answer_everything_is_learned() -> None:
    assert prompt_and_answer(b'{"prompts": "once upon a time", "final_answer": ""}', "tunix_sft") == (
        "",
        "once upon a time",
    )
    with pytest.raises(InvalidRecordError, match="no turn of the model"):
        prompt_and_answer(b'{"prompts": "once upon a time", "final_answer": "x"}', "tunix_sft")
