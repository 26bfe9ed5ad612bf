"""Tells how probable texts are to a model, in f32: what other programs that run the same model are compared with.

    python score.py model/ < asked.jsonl > answered.jsonl

Every line asked is {"text": …} or {"tokens": [ids]}, with an "id" if you like. Every line answered is {"id", "tokens", "logprobs", "sum"}:
the natural logarithm of each token's probability given <|endoftext|> and the tokens before it. Where they are more than the context
holds, each is predicted from at least half a context. A line that cannot be scored answers {"id", "error"}.
"""
import json, sys
from pathlib import Path

from train import END, Refused, fail, load_tokenizer, read_model, torch


def score(model, tokens):
    """The logarithms of tokens, in their order."""
    context, given = model.config["max_position_embeddings"], [END, *tokens]
    logs = []
    while len(logs) < len(tokens):
        start = 0 if not logs else len(logs) - context // 2
        row = torch.tensor([given[start:start + context + 1]])
        logs += model.log_probabilities(row)[0].tolist()[len(logs) - start:]
    return logs


def main():
    try:
        torch.set_num_threads(1)
        folder = Path(sys.argv[1])
        model, tokenizer = read_model(folder), load_tokenizer(folder / "tokenizer.json")
    except Exception as error:
        fail(error)
    for line in sys.stdin:
        asked = {}
        try:
            asked = json.loads(line)
            tokens = asked["tokens"] if "tokens" in asked else tokenizer.encode(asked["text"], add_special_tokens=False).ids
            if not all(type(token) is int and 0 <= token < model.config["vocab_size"] for token in tokens):
                raise Refused(f"tokens must be whole numbers from 0 to {model.config['vocab_size'] - 1}.")
            logs = score(model, tokens)
            answer = {"tokens": tokens, "logprobs": logs, "sum": sum(logs)}
        except (Refused, ValueError, KeyError, TypeError) as error:
            answer = {"error": str(error) if isinstance(error, Refused) else 'A line must be a JSON object with "text" or "tokens".'}
        identity = {"id": asked["id"]} if isinstance(asked, dict) and "id" in asked else {}
        print(json.dumps({**identity, **answer}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
