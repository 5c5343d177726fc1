"""A plain PyTorch script of 60 lines and three for Trainmaster: [1], [2] and [3]. It learns which byte comes next."""

import argparse
import json
from pathlib import Path

import torch


def arguments():
    parser = argparse.ArgumentParser()
    for name, kind in {"data": Path, "out": Path, "steps": int, "lr": float, "batch": int, "seed": int}.items():
        parser.add_argument(f"--{name}", type=kind, required=True)
    return parser.parse_args()


class NextByte(torch.nn.Module):
    def __init__(self, size=64):
        super().__init__()
        self.embedding = torch.nn.Embedding(256, size)
        self.memory = torch.nn.GRU(size, size, batch_first=True)
        self.scores = torch.nn.Linear(size, 256)

    def forward(self, texts):
        return self.scores(self.memory(self.embedding(texts))[0])


def rows(path, width=128):
    with path.open(encoding="utf-8") as lines:
        texts = [json.dumps(json.loads(line), ensure_ascii=False).encode()[:width] for line in lines]
    return torch.tensor([list(text.ljust(width)) for text in texts])


def main():
    given = arguments()
    data, checkpoints = rows(given.data), given.out / "checkpoints"
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)  # so small a model is slower with more
    model = NextByte()
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.lr)
    saved = max((int(path.name) for path in checkpoints.glob("*[0-9]")), default=0)
    if saved:
        state = torch.load(checkpoints / str(saved) / "state.pt")
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    for step in range(saved + 1, given.steps + 1):
        order = torch.Generator().manual_seed(given.seed * 1_000_003 + step)
        texts = data[torch.randperm(len(data), generator=order)[: given.batch]]
        loss = torch.nn.functional.cross_entropy(model(texts[:, :-1]).flatten(0, 1), texts[:, 1:].flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        (given.out / "metrics.jsonl").open("a").write(json.dumps({"step": step, "loss": loss.item()}) + "\n")  # [1]
        if step % 10 == 0 or step == given.steps:
            beside = checkpoints / f"{step}.tmp"
            beside.mkdir(parents=True, exist_ok=True)
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict()}, beside / "state.pt")
            beside.rename(checkpoints / str(step))  # [2] a checkpoint is whole or not there
    (given.out / "metrics.jsonl").open("a").write(json.dumps({"event": "completed", "step": given.steps}) + "\n")  # [3]


if __name__ == "__main__":
    main()
