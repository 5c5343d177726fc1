"""A plain training script with three lines added for Trainmaster, marked [1], [2] and [3]. It learns which byte follows which."""

import argparse
import json
import math
import os
import random


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--lr", type=float, default=0.5)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=42)
    return parser.parse_args()


def learn(scores, text, rate):
    """One pass over a text: the mean loss of its bytes, each told the one before."""
    loss = 0.0
    for before, byte in zip(text, text[1:]):
        row = scores[before]
        weights = [math.exp(score) for score in row]
        total = sum(weights)
        loss -= math.log(weights[byte] / total)
        for other in range(256):
            row[other] -= rate * (weights[other] / total - (other == byte))
    return loss / max(1, len(text) - 1)


def main():
    given = arguments()
    with open(given.data, encoding="utf-8") as lines:
        texts = [json.dumps(json.loads(line), ensure_ascii=False).encode()[:200] for line in lines]
    scores, first = [[0.0] * 256 for _ in range(256)], 1
    checkpoints = os.path.join(given.out, "checkpoints")
    os.makedirs(checkpoints, exist_ok=True)
    saved = max((int(name) for name in os.listdir(checkpoints) if name.isdigit()), default=0)
    if saved:
        with open(os.path.join(checkpoints, str(saved), "state.json"), encoding="utf-8") as file:
            scores, first = json.load(file), saved + 1
    metrics = open(os.path.join(given.out, "metrics.jsonl"), "a", encoding="utf-8", buffering=1)
    for step in range(first, given.steps + 1):
        chosen = random.Random(given.seed * 1_000_003 + step).sample(texts, min(given.batch, len(texts)))
        loss = sum(learn(scores, text, given.lr) for text in chosen) / len(chosen)
        metrics.write(json.dumps({"step": step, "loss": loss}) + "\n")  # [1] progress, time left, the loss curve
        if step % 5 == 0 or step == given.steps:
            beside = os.path.join(checkpoints, f"{step}.tmp")
            os.makedirs(beside, exist_ok=True)
            with open(os.path.join(beside, "state.json"), "w", encoding="utf-8") as file:
                json.dump(scores, file)
            os.rename(beside, os.path.join(checkpoints, str(step)))  # [2] a checkpoint is whole or not there
    metrics.write(json.dumps({"event": "completed", "step": given.steps}) + "\n")  # [3] success is proven


if __name__ == "__main__":
    main()
