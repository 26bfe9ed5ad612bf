"""A bare PyTorch loop, for bench/training.ts: no data, no events, no checkpoints. Prints its tokens a second, a line a step.

    python training-loop.py plain|ours recipe.json

`plain` is the model as one writes it with what PyTorch has; `ours` is the model of trainer/train.py. Both make the same steps with the same optimisers.
"""
import json, sys, time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "trainer"))
import train  # sets the environment before torch loads
import torch
import torch.nn.functional as F
from torch import nn


class PlainLayer(nn.Module):
    def __init__(self, c):
        super().__init__()
        d, self.heads = c["hidden_size"], c["heads"]
        self.norm1, self.norm2 = nn.RMSNorm(d, 1e-5), nn.RMSNorm(d, 1e-5)
        self.q, self.k, self.v, self.o = (nn.Linear(d, d, bias=False) for _ in range(4))
        self.gate, self.up, self.down = nn.Linear(d, c["intermediate_size"], bias=False), nn.Linear(d, c["intermediate_size"], bias=False), nn.Linear(c["intermediate_size"], d, bias=False)

    def forward(self, x, cos, sin):
        def heads(part):
            return part.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

        def turned(part):
            a, b = part.chunk(2, -1)
            return part * cos + torch.cat((-b, a), -1) * sin
        y = self.norm1(x)
        mixed = F.scaled_dot_product_attention(turned(heads(self.q(y))), turned(heads(self.k(y))), heads(self.v(y)), is_causal=True)
        x = x + self.o(mixed.transpose(1, 2).reshape(x.shape))
        y = self.norm2(x)
        return x + self.down(F.silu(self.gate(y)) * self.up(y))


class Plain(nn.Module):
    def __init__(self, c, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, c["hidden_size"])
        self.layers = nn.ModuleList(PlainLayer(c) for _ in range(c["layers"]))
        self.norm = nn.RMSNorm(c["hidden_size"], 1e-5)
        size = c["hidden_size"] // c["heads"]
        angles = torch.outer(torch.arange(c["context"]), c["rope_theta"] ** (-torch.arange(0, size, 2) / size)).repeat(1, 2)
        self.register_buffer("cos", angles.cos().bfloat16())
        self.register_buffer("sin", angles.sin().bfloat16())

    def loss(self, tokens):
        x = self.embedding(tokens[:, :-1])
        for layer in self.layers:
            x = layer(x, self.cos, self.sin)
        return F.cross_entropy((self.norm(x) @ self.embedding.weight.T).flatten(0, 1).float(), tokens[:, 1:].flatten())


def main():
    kind, recipe = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
    torch.set_num_threads(1)
    torch.manual_seed(1)
    vocabulary, context, rows = train.load_tokenizer(recipe["data"]["tokenizer"]).get_vocab_size(), recipe["model"]["context"], recipe["batch"]["sequences"]
    if kind == "plain":  # as autocast does it, with f32 weights cast for each use
        model = Plain(recipe["model"], vocabulary)
        named = {f".layers.{name}" if "layers." in name else name: p for name, p in model.named_parameters()}
    else:
        model = train.start_model(recipe, vocabulary)
        weights = train.Weights(model, torch.bfloat16)
        named = weights.named
    steppers = train.optimisers(named, recipe["optimiser"])
    for _ in range(recipe["budget"]["steps"]):
        began = time.monotonic()
        tokens = torch.randint(vocabulary, (rows, context + 1))
        if kind == "plain":
            with torch.autocast("cpu", torch.bfloat16):
                loss = model.loss(tokens)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), recipe["optimiser"]["clip"])
        else:
            model.loss(tokens).backward()
            weights.take_gradient()
            weights.grad *= min(1.0, recipe["optimiser"]["clip"] / weights.grad.norm().item())
        for stepper in steppers:
            stepper.step()
        if kind == "plain":
            model.zero_grad()
        else:
            weights.work.copy_(weights.flat)
            weights.flat_grad.zero_()
        print(rows * context / (time.monotonic() - began), flush=True)


main()
