"""The export formats: one JSON object a line, to a prompt and the answer that is learned."""

import json
from collections.abc import Callable
from typing import Any

_TURN_OF_THE_MODEL = "<end_of_turn>\n<start_of_turn>model\n"


class InvalidRecordError(Exception):
    """Says what is wrong with a line, to stand behind its number."""


def _tunix_sft(record: dict[str, Any]) -> tuple[str, str]:
    text = _text(record, "prompts")
    asked, turn, answer = text.partition(_TURN_OF_THE_MODEL)
    if not turn:
        raise InvalidRecordError("has no turn of the model in `prompts`")
    return asked + turn, answer


def _trace(record: dict[str, Any]) -> tuple[str, str]:
    steps = record.get("trace_steps")
    if not isinstance(steps, list) or not all(isinstance(step, str) for step in steps):
        raise InvalidRecordError("has no list of texts in `trace_steps`")
    return _text(record, "prompts") + "\n\n", "\n".join([*steps, _text(record, "final_answer")])


def _training_example(record: dict[str, Any]) -> tuple[str, str]:
    return _text(record, "prompt") + "\n\n", _text(record, "response")


FORMATS: dict[str, Callable[[dict[str, Any]], tuple[str, str]]] = {
    "tunix_sft": _tunix_sft,
    "trace": _trace,
    "training_example": _training_example,
}

_ASKED: dict[str, str] = {
    "tunix_sft": "<start_of_turn>user\n{prompt}" + _TURN_OF_THE_MODEL,
    "trace": "{prompt}\n\n",
    "training_example": "{prompt}\n\nPlease show your reasoning steps.\n\n",
}


def asked_as(format_name: str, prompt: str) -> str:
    """A question in the form that the training data had."""
    return _ASKED[format_name].replace("{prompt}", prompt)


def prompt_and_answer(line: bytes, format_name: str) -> tuple[str, str]:
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise InvalidRecordError(f"is not valid UTF-8: {error.reason} at byte {error.start}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidRecordError(f"is not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise InvalidRecordError("is not a JSON object")
    prompt, answer = FORMATS[format_name](record)
    if not answer.strip():
        raise InvalidRecordError("has no answer to learn")
    return prompt, answer


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str):
        raise InvalidRecordError(f"has no text in `{key}`")
    return value
