"""The export formats: one JSON object a line, to a prompt and the answer that is learned."""

import json
from collections.abc import Callable
from typing import Any

# How a conversation begins, and what stands between the user's words and the model's.
_CHATS = {
    "gemma": ("<start_of_turn>user\n", "<end_of_turn>\n<start_of_turn>model\n"),
    "chatml": ("<|im_start|>", "<|im_end|>\n<|im_start|>assistant\n"),
    "llama-3": ("<|begin_of_text|>", "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"),
}


class InvalidRecordError(Exception):
    """Says what is wrong with a line, to stand behind its number."""


def _tunix_sft(record: dict[str, Any]) -> tuple[str, str]:
    """Of several turns of the model the last is learned; of a text that names no answer, all of it."""
    text = _text(record, "prompts")
    asked, turn, answer = text.rpartition(_CHATS[chat_of(text)][1])
    if turn:
        return asked + turn, answer
    if record.get("final_answer") == "":
        return "", text
    raise InvalidRecordError("has no turn of the model in `prompts`")


def chat_of(text: str) -> str:
    """By how it begins: further on, a prompt may speak of other chats."""
    return next((name for name, (start, _) in _CHATS.items() if text.startswith(start)), "gemma")


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
    "gemma": "<start_of_turn>user\n{prompt}" + _CHATS["gemma"][1],
    "chatml": "<|im_start|>user\n{prompt}" + _CHATS["chatml"][1],
    "llama-3": "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n{prompt}" + _CHATS["llama-3"][1],
    "trace": "{prompt}\n\n",
    "training_example": "{prompt}\n\nPlease show your reasoning steps.\n\n",
}


def form_of(format_name: str, prompt: str) -> str:
    """What `asked_as` needs to ask in the same way, from any prompt of the data."""
    return chat_of(prompt) if format_name == "tunix_sft" else format_name


def asked_as(form: str, prompt: str) -> str:
    """A question in the form that the training data had; as Gemma's chat where nobody knows."""
    return _ASKED.get(form, _ASKED["gemma"]).replace("{prompt}", prompt)


def answered(form: str, text: str) -> str:
    """What was said up to the mark that ends a turn, which a tokenizer without a token for it writes out."""
    end = _CHATS[form][1].partition(">")[0] + ">" if form in _CHATS else ""
    return text.partition(end)[0] if end else text


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
