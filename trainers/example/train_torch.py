"""A plain PyTorch script with three lines added for Trainmaster, marked [1], [2] and [3]. It learns which byte comes next."""

import argparse
import json
import os

import torch
from torch import nn

WIDTH = 128


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--lr", type=float, default=0.003)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=42)
    return parser.parse_args()


class NextByte(nn.Module):
    def __init__(self, size=64):
        super().__init__()
        self.embedding = nn.Embedding(256, size)
        self.memory = nn.GRU(size, size, batch_first=True)
        self.scores = nn.Linear(size, 256)

    def forward(self, texts):
        return self.scores(self.memory(self.embedding(texts))[0])


def rows(path):
    with open(path, encoding="utf-8") as lines:
        texts = [json.dumps(json.loads(line), ensure_ascii=False).encode()[:WIDTH] for line in lines]
    return torch.tensor([list(text.ljust(WIDTH)) for text in texts])


def newest(checkpoints):
    os.makedirs(checkpoints, exist_ok=True)
    return max((int(name) for name in os.listdir(checkpoints) if name.isdigit()), default=0)


def main():
    given = arguments()
    data, checkpoints = rows(given.data), os.path.join(given.out, "checkpoints")
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)  # so small a model is slower with more
    model = NextByte()
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.lr)
    first = newest(checkpoints) + 1
    if first > 1:
        state = torch.load(os.path.join(checkpoints, str(first - 1), "state.pt"))
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    metrics = open(os.path.join(given.out, "metrics.jsonl"), "a", encoding="utf-8", buffering=1)
    for step in range(first, given.steps + 1):
        order = torch.Generator().manual_seed(given.seed * 1_000_003 + step)
        texts = data[torch.randperm(len(data), generator=order)[: given.batch]]
        loss = nn.functional.cross_entropy(model(texts[:, :-1]).flatten(0, 1), texts[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        metrics.write(json.dumps({"step": step, "loss": loss.item()}) + "\n")  # [1] progress, time left, the loss curve
        if step % 10 == 0 or step == given.steps:
            beside = os.path.join(checkpoints, f"{step}.tmp")
            os.makedirs(beside, exist_ok=True)
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, os.path.join(beside, "state.pt"))
            os.rename(beside, os.path.join(checkpoints, str(step)))  # [2] a checkpoint is whole or not there
    metrics.write(json.dumps({"event": "completed", "step": given.steps}) + "\n")  # [3] success is proven


if __name__ == "__main__":
    main()
