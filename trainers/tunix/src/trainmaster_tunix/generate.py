"""`python -m trainmaster_tunix.generate --model DIR --prompt "..."`: what a trained model says."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from trainmaster_tunix import device
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.records import answered, asked_as
from trainmaster_tunix.source import ModelSource, open_model
from trainmaster_tunix.tokens import begun

_MOST_TOKENS = 4096


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m trainmaster_tunix.generate", allow_abbrev=False)
    parser.add_argument("--model", required=True, type=Path, help="a directory with config.json and *.safetensors")
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--max-tokens", type=int, default=256, help=f"at most {_MOST_TOKENS}")
    parser.add_argument("--device", choices=["auto", "cpu", "cuda", "tpu"], default="auto")
    parser.add_argument("--raw", action="store_true", help="ask with these words alone, not as the training data did")
    given = parser.parse_args(argv)
    if not 1 <= given.max_tokens <= _MOST_TOKENS:
        parser.error(f"--max-tokens must be in 1..{_MOST_TOKENS}")
    device.prepare(given.device)
    try:
        source = open_model(str(given.model.absolute()), given.model.absolute())
        form = "raw" if given.raw else _form(given.model)
        asked = given.prompt if given.raw else asked_as(form, given.prompt)
        tokens = begun(source.tokenizer, asked)
        answer = continue_with(next_token(source), tokens, given.max_tokens, source.tokenizer.end)
        print(answered(form, source.tokenizer.decode(answer)))
    except TrainerError as error:
        print("\n".join(f"error: {line}" for line in error.lines), file=sys.stderr)
        return error.code
    return ExitCode.OK


def continue_with(most_likely: Callable[[list[int]], int], tokens: list[int], most: int, end: int) -> list[int]:
    answer: list[int] = []
    while len(answer) < most:
        token = most_likely(tokens + answer)
        if token == end:
            break
        answer.append(token)
    return answer


def next_token(source: ModelSource) -> Callable[[list[int]], int]:
    """Reads everything anew for each token: slow for long answers, and right for every architecture."""
    import numpy as np
    from flax import nnx

    from trainmaster_tunix.batches import padded_input
    from trainmaster_tunix.building import load_for_reading

    model = load_for_reading(source)

    def scores(model: Any, inputs: dict[str, Any], last: Any) -> Any:
        logits, _ = model(inputs["tokens"], inputs["positions"], None, inputs["attention"])
        return logits[0, last]

    compiled = nnx.jit(scores)

    def most_likely(tokens: list[int]) -> int:
        inputs = padded_input(tokens, -(-len(tokens) // 128) * 128, source.tokenizer.pad)
        return int(np.argmax(np.asarray(compiled(model, inputs, len(tokens) - 1))))

    return most_likely


def _form(directory: Path) -> str:
    """As the model was trained, if this trainer trained it."""
    try:
        return str(json.loads((directory / "trainmaster.json").read_bytes()).get("form"))
    except (OSError, ValueError):
        return ""


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
