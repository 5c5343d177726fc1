"""The renderer that most people have: one pydantic model, one f-string, json.dumps. Prints what it took as JSON."""

import json
import sys
import time
import uuid
from typing import Any

from pydantic import BaseModel, Field


class Step(BaseModel):
    i: int = Field(ge=0)
    type: str = Field(min_length=1, max_length=64)
    content: str = Field(min_length=1, max_length=20000)


class Trace(BaseModel):
    trace_version: str = Field(min_length=1, max_length=64)
    prompt: str = Field(min_length=1, max_length=50000)
    final_answer: str = Field(min_length=1, max_length=50000)
    steps: list[Step] = Field(min_length=1, max_length=1000)
    meta: dict[str, Any] | None = None


def render(trace: Trace, key: str, index: int) -> dict[str, Any]:
    steps = sorted(trace.steps, key=lambda step: step.i)
    lines = "".join(f"{n}. {step.content}\n" for n, step in enumerate(steps, 1))
    text = (
        f"<start_of_turn>user\n{trace.prompt}<end_of_turn>\n<start_of_turn>model\n"
        f"Reasoning:\n{lines}Answer: {trace.final_answer}<end_of_turn>"
    )
    return {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{key}/{index}")),
        "prompts": text,
        "final_answer": trace.final_answer,
        "metadata": {"trace_version": trace.trace_version, "format": "tunix_sft", **(trace.meta or {})},
    }


def main(source: str, target: str, key: str) -> None:
    wall, cpu, records = time.perf_counter(), time.process_time(), 0
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            trace = Trace.model_validate_json(line)
            rendered = render(trace, key, records)
            out.write(json.dumps(rendered, ensure_ascii=False, separators=(",", ":")) + "\n")
            records += 1
    print(json.dumps({
        "records": records,
        "wallSeconds": time.perf_counter() - wall,
        "cpuSeconds": time.process_time() - cpu,
    }))


if __name__ == "__main__":
    main(*sys.argv[1:])
