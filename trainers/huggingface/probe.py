"""Says whether a trainer built on transformers would train this model on this data, without loading the weights."""

import argparse
import importlib.metadata
import itertools
import json
import math
import os
import sys

CONFIG, DATA = 2, 3
# A probe is waited for: of more records than these, every n-th is measured.
MOST_MEASURED = 20_000
AT_ONCE = 500


def refuse(code, text):
    print(f"error: {text}", file=sys.stderr)
    sys.exit(code)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--max-length", type=int, required=True)
    parser.add_argument("--batch-size", type=int, required=True)
    parser.add_argument("--total-steps", type=int, required=True)
    parser.add_argument("--trainer", required=True, help="the package that trains")
    parser.add_argument("--text", action="append", required=True, help="a key of a record; of several the texts are joined")
    return parser.parse_args()


def check_model(path, max_length):
    if not os.path.isdir(path):
        refuse(CONFIG, f"there is no folder {path}: model must be the path of a local model")
    if not os.path.isfile(os.path.join(path, "config.json")):
        refuse(CONFIG, f"{path} has no config.json: it is no model that transformers can load")
    from transformers import AutoConfig, AutoTokenizer

    try:
        config = AutoConfig.from_pretrained(path)
        tokenizer = AutoTokenizer.from_pretrained(path)
    except (OSError, ValueError, KeyError) as e:
        refuse(CONFIG, f"the model in {path} cannot be loaded: {str(e).splitlines()[0]}")
    vocabulary = getattr(config, "vocab_size", None)
    if vocabulary is not None and len(tokenizer) > vocabulary:
        refuse(CONFIG, f"the tokenizer has {len(tokenizer)} tokens, but the model only {vocabulary}: they do not match")
    longest = getattr(config, "max_position_embeddings", None)
    if longest is not None and max_length > longest:
        refuse(CONFIG, f"maxSeqLength {max_length} is beyond the {longest} positions of the model")
    return tokenizer


def records(path, keys):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            missing = [key for key in keys if not isinstance(record.get(key), str)]
            if missing:
                refuse(DATA, f"{path} line {number} has no text `{missing[0]}`: choose another format")
            yield "\n".join(record[key] for key in keys)


def measured(texts, count, tokenizer, max_length):
    """How long the texts are, each with the token that ends it; what a chat template puts around them is not counted."""
    apart = -(-count // MOST_MEASURED)
    end = tokenizer.eos_token or ""
    chosen = [text if end and text.endswith(end) else text + end for text in itertools.islice(texts, 0, None, apart)]
    sizes = []
    for begin in range(0, len(chosen), AT_ONCE):
        sizes += map(len, tokenizer(chosen[begin : begin + AT_ONCE])["input_ids"])
    sizes.sort()
    return {
        "unit": "tokens",
        "records": len(sizes),
        "median": quantile(sizes, 0.5),
        "p95": quantile(sizes, 0.95),
        "most": sizes[-1],
        "longer": sum(size > max_length for size in sizes),
    }


def quantile(sizes, share):
    return sizes[math.ceil(share * len(sizes)) - 1]


def main():
    given = arguments()
    version = importlib.metadata.version(given.trainer)
    tokenizer = check_model(given.model, given.max_length)
    count = sum(1 for _ in records(given.dataset, given.text))
    if count == 0:
        refuse(DATA, f"{given.dataset} has no record")
    print(
        json.dumps(
            {
                "trainer": given.trainer,
                "version": version,
                "records": count,
                "stepsPerEpoch": -(-count // given.batch_size),
                "totalSteps": given.total_steps,
                "lengths": measured(records(given.dataset, given.text), count, tokenizer, given.max_length),
            }
        )
    )


if __name__ == "__main__":
    main()
