"""Trains a Llama-architecture language model from a resolved recipe: the same code from one CPU process to many GPUs.

    python train.py recipe.json out/          # out/ gets checkpoint-*.pt and, when done, out/model/

Says what happens as one JSON object a line on stdout ("ev": tokenise, start, resume, step, eval, checkpoint, done, error). SIGTERM
writes a checkpoint and exits 0; the same command again goes on exactly where it stopped, after kill -9 too. Several processes work
together when RANK, WORLD_SIZE, LOCAL_RANK, MASTER_ADDR and MASTER_PORT are set (Slurm, torchrun or the launcher sets them). When
one of them is gone the others end with the error lost-process: at once where its connection breaks, after LOST_AFTER seconds of
silence (600 if not set) at the latest.
"""
import datetime, gzip, hashlib, importlib, inspect, json, math, os, re, signal, sys, time, traceback, types, zlib
# A process is born with these. One thread a process: a spinning second one makes a shared core many times slower. And the C
# library keeps its memory: giving it back and asking again for every tensor costs as much as the arithmetic.
BORN_WITH = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "MALLOC_MMAP_THRESHOLD_": str(1 << 32),
             "MALLOC_TRIM_THRESHOLD_": str(1 << 32), "MALLOC_TOP_PAD_": str(1 << 28)}
born = BORN_WITH.keys() <= os.environ.keys()
os.environ.update({**BORN_WITH, **os.environ})
if __name__ == "__main__" and not born and sys.platform == "linux":
    os.execv(sys.executable, [sys.executable, *sys.argv])
from contextlib import contextmanager
from pathlib import Path

import numpy
import torch
import torch.distributed as distributed
import torch.nn.functional as F
from safetensors.torch import load_file, save
from tokenizers import Tokenizer
from torch import nn
from torch.optim import _muon


class NoCompiler(types.ModuleType):
    """What PyTorch's optimisers and process groups ask of its compiler where nothing is compiled, as here. Its import, with a computer
    algebra, takes as long as that of all the rest. Whatever asks for more gets the compiler itself."""

    disable = staticmethod(lambda function, *_, **__: function)
    graph_break = staticmethod(lambda: None)
    trace_rules = types.SimpleNamespace(clear_lru_cache=lambda: None)

    def __getattr__(self, name):
        del sys.modules[self.__name__], torch._dynamo
        return getattr(importlib.import_module(self.__name__), name)


if "torch._dynamo" not in sys.modules:
    torch._dynamo = sys.modules["torch._dynamo"] = NoCompiler("torch._dynamo")

END = 0  # <|endoftext|>: begins, separates and ends documents
RANK, WORLD = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
LOST_AFTER = datetime.timedelta(seconds=float(os.environ.get("LOST_AFTER", 600)))


class Refused(Exception):
    """Something the caller gave cannot be used; the words say what and how to mend it, the code and its values say it to programs."""

    def __init__(self, message, code=None, **values):
        super().__init__(message)
        self.told = {"code": code, "values": values} if code else {}


def lost(why):
    """Another process is gone. Whoever is left says so: it may have been the one that speaks."""
    return Refused(f"Process {RANK} lost another of the {WORLD} processes: {why}. Start them all again with the same command: they go on from the last checkpoint.",
                   "lost-process", process=RANK, processes=WORLD)


def say(event, **facts):
    if RANK == 0 or facts.get("code") == "lost-process":
        print(json.dumps({"ev": event, **facts}, ensure_ascii=False), flush=True)


def fail(error):
    traceback.print_exc()
    if isinstance(error, KeyError):
        error = Refused(f"The recipe lacks {error}.", "recipe-lacks", name=str(error.args[0]))
    refused = isinstance(error, Refused)
    say("error", message=str(error) if refused else f"{type(error).__name__}: {error}", **(error.told if refused else {}))
    sys.exit(1)


# --- The model: Llama, with the parameter names and the rotate-half layout of Hugging Face -------------------------------------

class RMSNorm(torch.autograd.Function):
    """x / rms(x) * weight, with few passes over memory: PyTorch's own takes twice as long in bf16 on a CPU."""

    @staticmethod
    def forward(ctx, x, weight, eps):
        scale = torch.linalg.vector_norm(x, dim=-1, keepdim=True, dtype=torch.float32).square_().div_(x.size(-1)).add_(eps).rsqrt_().to(x.dtype)
        normed = x * scale
        ctx.save_for_backward(normed, scale, weight)
        return normed * weight

    @staticmethod
    def backward(ctx, grad):
        normed, scale, weight = ctx.saved_tensors
        product = grad * normed
        along = (product @ weight).div_(weight.numel()).unsqueeze(-1)
        return torch.addcmul(grad * weight, normed, along, value=-1).mul_(scale), product.flatten(0, -2).sum(0), None


class Norm(nn.Module):
    def __init__(self, size, eps):
        super().__init__()
        self.weight, self.eps = nn.Parameter(torch.ones(size)), eps

    def forward(self, x):
        return RMSNorm.apply(x, self.weight, self.eps)


class HeadLoss(torch.autograd.Function):
    """Mean cross-entropy of x @ head.T, a few rows at a time: the whole logits would cost more memory traffic than all layers."""

    @staticmethod
    def forward(ctx, x, head, targets):
        grad_x, grad_head, loss, rows = torch.empty_like(x), torch.zeros_like(head, dtype=torch.float32), 0.0, 8192 if x.is_cuda else 512
        for i in range(0, len(x), rows):
            part, target = x[i:i + rows], targets[i:i + rows, None]
            logs = torch.log_softmax(part @ head.T, -1, dtype=torch.float32)
            loss = loss - logs.gather(1, target).sum()
            grad = logs.exp_().scatter_add_(1, target, logs.new_full(target.shape, -1.0)).to(x.dtype)
            grad_x[i:i + rows] = grad @ head
            grad_head += grad.T @ part
        ctx.save_for_backward(grad_x, grad_head)
        return loss / len(x)

    @staticmethod
    def backward(ctx, grad):
        grad_x, grad_head = ctx.saved_tensors
        grad = grad / len(grad_x)
        return grad_x * grad, (grad_head * grad).to(grad_x.dtype), None


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads, self.kv_heads, self.size = c["num_attention_heads"], c["num_key_value_heads"], c["hidden_size"] // c["num_attention_heads"]
        self.q_proj = nn.Linear(c["hidden_size"], self.heads * self.size, bias=False)
        self.k_proj = nn.Linear(c["hidden_size"], self.kv_heads * self.size, bias=False)
        self.v_proj = nn.Linear(c["hidden_size"], self.kv_heads * self.size, bias=False)
        self.o_proj = nn.Linear(self.heads * self.size, c["hidden_size"], bias=False)

    def forward(self, x, cos, sin, mask):
        b, t, _ = x.shape
        q = Rotate.apply(self.q_proj(x).view(b, t, self.heads, self.size), cos, sin)
        k = Rotate.apply(self.k_proj(x).view(b, t, self.kv_heads, self.size), cos, sin)
        v = self.v_proj(x).view(b, t, self.kv_heads, self.size).transpose(1, 2)
        if self.kv_heads != self.heads:
            k, v = (part.repeat_interleave(self.heads // self.kv_heads, 1) for part in (k, v))
        if x.is_cuda:
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        else:  # the fused kernel's backward is twice as slow in bf16 on a CPU
            q, k, v = (part.reshape(-1, t, self.size) for part in (q, k, v))
            scores = torch.baddbmm(mask.expand(len(q), t, t), q, k.transpose(1, 2), alpha=self.size ** -0.5)
            mixed = torch.bmm(torch.softmax(scores, -1), v).view(b, self.heads, t, self.size)
        return self.o_proj(mixed.transpose(1, 2).reshape(b, t, -1))


class Rotate(torch.autograd.Function):
    """Rotary position embedding of (batch, time, head, size), given back as (batch, head, time, size) in one go."""

    @staticmethod
    def forward(ctx, x, cos, sin):
        ctx.save_for_backward(cos, sin)
        return turn(x.transpose(1, 2), cos, sin)

    @staticmethod
    def backward(ctx, grad):
        cos, sin = ctx.saved_tensors
        return turn(grad, cos, -sin).transpose(1, 2), None, None


def turn(x, cos, sin):
    half = x.size(-1) // 2
    out = torch.mul(x, cos, out=torch.empty(x.shape, dtype=x.dtype, device=x.device))
    out[..., :half].addcmul_(x[..., half:], sin, value=-1)
    out[..., half:].addcmul_(x[..., :half], sin)
    return out


class Mlp(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.gate_proj = nn.Linear(c["hidden_size"], c["intermediate_size"], bias=False)
        self.up_proj = nn.Linear(c["hidden_size"], c["intermediate_size"], bias=False)
        self.down_proj = nn.Linear(c["intermediate_size"], c["hidden_size"], bias=False)

    def forward(self, x):
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    dropout = 0.0  # of what each part adds, while training: text that is seen many times is learnt less by heart

    def __init__(self, c):
        super().__init__()
        self.input_layernorm, self.self_attn = Norm(c["hidden_size"], c["rms_norm_eps"]), Attention(c)
        self.post_attention_layernorm, self.mlp = Norm(c["hidden_size"], c["rms_norm_eps"]), Mlp(c)

    def forward(self, x, *position):
        dropped = self.dropout if torch.is_grad_enabled() else 0.0
        x = x + F.dropout(self.self_attn(self.input_layernorm(x), *position), dropped)
        return x + F.dropout(self.mlp(self.post_attention_layernorm(x)), dropped)


class Llama(nn.Module):
    """`config` is that of Hugging Face's LlamaForCausalLM; so are the names in `state_dict()`."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.model = nn.ModuleDict({
            "embed_tokens": nn.Embedding(config["vocab_size"], config["hidden_size"]),
            "layers": nn.ModuleList(Layer(config) for _ in range(config["num_hidden_layers"])),
            "norm": Norm(config["hidden_size"], config["rms_norm_eps"]),
        })
        if not config["tie_word_embeddings"]:
            self.lm_head = nn.Linear(config["hidden_size"], config["vocab_size"], bias=False)
        size = config["hidden_size"] // config["num_attention_heads"]
        angles = torch.outer(torch.arange(config["max_position_embeddings"]), config["rope_theta"] ** (-torch.arange(0, size, 2) / size))
        self.register_buffer("cos", angles.cos().repeat(1, 2), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def initialise(self, generator):
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2:
                into_residual = name.endswith(("o_proj.weight", "down_proj.weight"))
                nn.init.normal_(parameter, std=0.02 / math.sqrt(2 * self.config["num_hidden_layers"] if into_residual else 1), generator=generator)

    @property
    def head(self):
        return self.model["embed_tokens"].weight if self.config["tie_word_embeddings"] else self.lm_head.weight

    def hidden(self, tokens):
        x = self.model["embed_tokens"](tokens)
        t = tokens.size(1)
        mask = None if x.is_cuda else torch.full((t, t), -math.inf, dtype=x.dtype).triu_(1)
        cos, sin = self.cos[:t].to(x.dtype), self.sin[:t].to(x.dtype)
        for layer in self.model["layers"]:
            x = layer(x, cos, sin, mask)
        return self.model["norm"](x)

    def loss(self, tokens):
        """Mean loss in nats per token of rows of tokens, each predicted from those before it in its row."""
        return HeadLoss.apply(self.hidden(tokens[:, :-1]).flatten(0, 1), self.head, tokens[:, 1:].flatten())

    @torch.no_grad()
    def log_probabilities(self, tokens):
        """Of tokens[:, 1:], each given those before it in its row; in nats, f32."""
        hidden, targets = self.hidden(tokens[:, :-1]).flatten(0, 1), tokens[:, 1:].flatten()
        parts = [F.cross_entropy((h @ self.head.T).float(), t, reduction="none") for h, t in zip(hidden.split(512), targets.split(512))]
        return -torch.cat(parts).view(len(tokens), -1)


# --- Text ------------------------------------------------------------------------------------------------------------------------

def documents(path):
    """The texts of a .jsonl or .jsonl.gz file with `text` in every line; any other file is one text."""
    path, number = Path(path), 0
    try:
        if ".jsonl" not in path.suffixes:
            yield path.read_bytes().decode("utf-8")
            return
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                text = json.loads(line)["text"]
                text.encode()  # half a surrogate pair, which JSON can spell, is no text
                yield text
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(f"{path}, line {number}: a line must be a JSON object with a string `text`, in UTF-8.", "no-text-line", file=path.name, line=number) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as broken:
        raise Refused(f"{path} is damaged after line {number}: {broken}", "damaged-file", file=path.name, line=number) from None


def load_tokenizer(path):
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as broken:  # the library throws nothing narrower
        raise Refused(f"{path} is no tokenizer: {broken}", "no-tokenizer") from None
    if tokenizer.id_to_token(END) != "<|endoftext|>":
        raise Refused(f"{path}: token 0 must be <|endoftext|>; make the tokenizer with tokenizer.py.", "no-tokenizer")
    tokenizer.encode_special_tokens = True  # a text that spells a special token does not become one
    return tokenizer


def token_file(paths, tokenizer_path, folder, alive=lambda tokens: None):
    """The tokens of all documents, each followed by END, in one file; made once for the same content, by process 0, which tells
    `alive` how many there are so far. Gives the place of the file, the type of its numbers and the digest of the content."""
    digest = hashlib.sha256()
    for path in [tokenizer_path, *paths]:
        digest.update(bytes.fromhex(sha256(path)))
    tokenizer = load_tokenizer(tokenizer_path)
    kind = numpy.uint16 if tokenizer.get_vocab_size() <= 1 << 16 else numpy.uint32
    target = Path(folder) / f"tokens-{digest.hexdigest()[:32]}.bin"
    if RANK == 0 and not target.exists():
        written, said = 0, time.monotonic()
        with atomic(target) as file:
            for path in paths:
                for batch in batches(documents(path), 1024):
                    for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
                        file.write(numpy.array([*encoding.ids, END], dtype=kind).tobytes())
                        written += len(encoding.ids) + 1
                    alive(written)
                    if (now := time.monotonic()) - said > 5:
                        said = now
                        say("tokenise", tokens=written)
    return target, kind, digest.hexdigest()


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class Order:
    """Which tokens the sample of a number is made of: every epoch cuts the text at another offset and shuffles the pieces."""

    def __init__(self, tokens, context, seed):
        self.tokens, self.context, self.seed, self.epoch = tokens, context, seed, None
        self.samples = (len(tokens) - 1) // context - 1  # in an epoch; one piece is left for the offset
        if self.samples < 1:
            raise Refused(f"The training text has {len(tokens)} tokens; it needs more than {2 * context}.", "too-little-text", tokens=len(tokens), least=2 * context)

    def sample(self, number):
        epoch, index = divmod(number, self.samples)
        if epoch != self.epoch:
            random = numpy.random.default_rng([self.seed, epoch])
            self.epoch, self.offset, self.pieces = epoch, int(random.integers(self.context)), random.permutation(self.samples)
        start = self.offset + int(self.pieces[index]) * self.context
        return torch.from_numpy(self.tokens[start:start + self.context + 1].astype(numpy.int64))


def bits_per_byte(model, tokenizer, path, device, batch):
    """Of all bytes of the raw text. END after a document of a .jsonl file stands for one byte, its line end; every token is
    predicted from at least half a context of those before it, as far as there are so many."""
    texts = list(documents(path))
    separated = ".jsonl" in Path(path).suffixes
    tokens = [END]
    for encoding in tokenizer.encode_batch(texts, add_special_tokens=False):
        tokens += encoding.ids + [END] * separated
    size = sum(len(text.encode()) + separated for text in texts)
    if size == 0:
        raise Refused(f"{path} has no text to evaluate on.", "nothing-to-evaluate", file=Path(path).name)
    context = model.config["max_position_embeddings"]
    starts = range(0, max(len(tokens) - 1 - context // 2, 1), context // 2)
    total = torch.zeros(1, dtype=torch.float64, device=device)
    for group in list(batches(starts, batch))[RANK::WORLD]:
        rows = [tokens[start:start + context + 1] for start in group]
        padded = torch.tensor([row + [END] * (context + 1 - len(row)) for row in rows], device=device)
        for start, row, logs in zip(group, rows, model.log_probabilities(padded)):
            total += logs[(context // 2 if start > 0 else 0):len(row) - 1].double().sum()
    if WORLD > 1:
        together(distributed.all_reduce, total)
    return -total.item() / math.log(2) / size


# --- Files that are whole or not there ---------------------------------------------------------------------------------------------

@contextmanager
def atomic(path):
    temporary = path.with_name(path.name + ".tmp")
    with open(temporary, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def write_model(folder, model, weights, tokenizer_path, precision):
    """A model folder in the layout of Hugging Face, which evaluation, release and other programs read."""
    folder.mkdir(parents=True, exist_ok=True)
    kind = {"f32": torch.float32, "bf16": torch.bfloat16}[precision]
    with atomic(folder / "model.safetensors") as file:
        file.write(save({name: weight.to(kind).contiguous() for name, weight in weights.items()}, metadata={"format": "pt"}))
    chat = "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|endoftext|>{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
    for name, content in {
        "config.json": {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_act": "silu", "attention_bias": False, "mlp_bias": False,
                        "bos_token_id": END, "eos_token_id": END, "torch_dtype": {"f32": "float32", "bf16": "bfloat16"}[precision], **model.config},
        "generation_config.json": {"bos_token_id": END, "eos_token_id": END, "do_sample": True, "temperature": 0.8, "top_p": 0.95},
        "tokenizer_config.json": {"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|pad|>",
                                  "model_max_length": model.config["max_position_embeddings"], "clean_up_tokenization_spaces": False, "chat_template": chat},
    }.items():
        with atomic(folder / name) as file:
            file.write(json.dumps(content, ensure_ascii=False, indent=2).encode())
    with atomic(folder / "tokenizer.json") as file:
        file.write(Path(tokenizer_path).read_bytes())


def read_model(folder):
    """The model of a folder that `write_model` or Hugging Face wrote, in f32."""
    config = json.loads((Path(folder) / "config.json").read_text())
    needed = ["vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "max_position_embeddings"]
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    if config.get("model_type") != "llama" or any(name not in config for name in needed) or rope.get("rope_type", "default") != "default":
        raise Refused(f"{folder}: config.json must be that of a Llama model whose rotary positions are not scaled.", "no-llama")
    config = {"num_key_value_heads": config["num_attention_heads"], "rms_norm_eps": 1e-5, "tie_word_embeddings": False, "rope_theta": rope.get("rope_theta", 10000.0), **config}
    model = Llama({name: config[name] for name in [*needed, "num_key_value_heads", "rms_norm_eps", "tie_word_embeddings", "rope_theta"]})
    weights = load_file(Path(folder) / "model.safetensors")
    if model.config["tie_word_embeddings"]:
        weights.pop("lm_head.weight", None)
    shapes = {name: weight.shape for name, weight in model.state_dict().items()}
    if {name: weight.shape for name, weight in weights.items()} != shapes:
        raise Refused(f"{folder}: model.safetensors is not of the shape that config.json tells.", "no-llama")
    model.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return model


# --- Several processes ---------------------------------------------------------------------------------------------------------------

def together(operation, *given, **options):
    """Does what all processes do at once, and tells in words when one of them is gone."""
    try:
        return operation(*given, **options)
    except RuntimeError as broken:
        why = re.sub(r"\[[^]]*\.cc:\d+] |\. .*", "", str(broken).splitlines()[0])  # where gloo wrote it, and its advice
        raise lost(why) from broken


def join(cuda, prepare):
    """Prepares what process 0 alone may make, however long it takes, then makes of the processes one group. Before that nobody waits
    for another without a sign of life from it."""
    if WORLD == 1:
        return prepare(lambda _: None)
    meeting = distributed.rendezvous("env://", rank=RANK, world_size=WORLD, timeout=datetime.timedelta(minutes=10))  # machines start one after another
    store = together(next, meeting)[0]
    prepared = prepare(lambda sign: together(store.set, "alive", str(sign)))
    if RANK == 0:
        together(store.set, "prepared", "1")
    sign = None
    while RANK != 0:
        try:
            store.wait(["prepared"], LOST_AFTER)
            break
        except RuntimeError as broken:
            before, sign = sign, together(store.get, "alive") if together(store.check, ["alive"]) else None
            if sign == before:
                raise lost(f"process 0 prepared the text and gave no sign for {LOST_AFTER.total_seconds():g} s") from broken
    together(distributed.init_process_group, "nccl" if cuda else "gloo", store=store, rank=RANK, world_size=WORLD, timeout=LOST_AFTER)
    return prepared


def decided(choose):
    """What process 0 chooses, or why it refuses, in every process."""
    answer = [None]
    if RANK == 0:
        try:
            answer = [choose()]
        except Refused as refused:
            answer = [refused]
    if WORLD > 1:
        together(distributed.broadcast_object_list, answer)
    if isinstance(answer[0], Refused):
        raise answer[0]
    return answer[0]


def agree(mine, refusal):
    """Ends every process, with the refusal that names the others, when not all have what process 0 has."""
    if WORLD == 1:
        return
    all_have = [None] * WORLD
    together(distributed.all_gather_object, all_have, mine)
    if others := [str(rank) for rank, one in enumerate(all_have) if one != all_have[0]]:
        raise refusal(", ".join(others))


# --- Training ------------------------------------------------------------------------------------------------------------------------

class Weights:
    """The f32 weights that are optimised, and the working copy in the model's precision: each one flat memory that parameters view."""

    def __init__(self, model, precision):
        parameters = dict(model.named_parameters())
        sizes = [p.numel() for p in parameters.values()]
        self.flat = torch.cat([p.detach().flatten() for p in parameters.values()])
        self.flat_grad = self.flat.new_zeros(sum(sizes) + 3)
        self.grad, self.told = self.flat_grad[:-3], self.flat_grad[-3:]  # loss, seconds, wish to stop: averaged with the gradient
        self.work = self.flat.to(precision, copy=True)
        self.work_grad = torch.zeros_like(self.work)
        self.named = {}
        memories = (self.work, self.work_grad, self.flat, self.grad)
        for (name, p), work, work_grad, flat, grad in zip(parameters.items(), *(memory.split(sizes) for memory in memories)):
            self.named[name] = nn.Parameter(flat.view_as(p))
            self.named[name].grad = grad.view_as(p)
            p.data = work.view_as(p)
            p.grad = work_grad.view_as(p)

    def take_gradient(self):
        """Adds the gradient of a micro-batch to that of the step."""
        self.grad += self.work_grad
        self.work_grad.zero_()


def orthogonalise_in_f32():
    """Muon of PyTorch orthogonalises in bf16, whatever the recipe's precision. A processor without units for bf16 takes thirty times as long for
    that as in f32, three quarters of a step; the losses of the first four steps are the same to six digits."""
    exec(inspect.getsource(_muon._zeropower_via_newtonschulz).replace(".bfloat16()", ".float()"), _muon.__dict__)


if torch.backends.cpu.get_cpu_capability() in ("DEFAULT", "AVX2") and not torch.cuda.is_available():
    orthogonalise_in_f32()


def optimisers(named, wish):
    """Muon for the matrices of the layers and AdamW for the rest, or AdamW for all. One learning rate fits both."""
    inner = [p for name, p in named.items() if wish["name"] == "muon" and ".layers." in name and p.dim() == 2]
    others = [p for p in named.values() if all(p is not q for q in inner)]
    groups = [{"params": [p for p in others if p.dim() == 2], "weight_decay": wish["weight_decay"]},
              {"params": [p for p in others if p.dim() == 1], "weight_decay": 0.0}]
    made = [torch.optim.AdamW(groups, lr=wish["lr"], betas=tuple(wish["betas"]), fused=True)]
    if inner:
        made.append(torch.optim.Muon(inner, lr=wish["lr"], weight_decay=wish["weight_decay"], adjust_lr_fn="match_rms_adamw"))
    return made


def learning_rate(wish, step, progress):
    """`progress` is the part of the budget that is used: wherever it ends, the rate has come down by then."""
    rate = wish["lr"] * min(1.0, (step + 1) / max(wish["warmup"], 1))
    if wish["schedule"] == "cosine":
        return rate * (0.1 + 0.45 * (1 + math.cos(math.pi * progress)))
    return rate * min(1.0, (1 - progress) / max(wish["decay_fraction"], 1e-9))


def start_model(recipe, vocabulary):
    if recipe.get("base"):
        model = read_model(recipe["base"])
        if model.config["vocab_size"] != vocabulary:
            raise Refused(f"The base model has {model.config['vocab_size']} tokens, the tokenizer {vocabulary}; use the base model's own tokenizer.json.",
                          "other-vocabulary", base=model.config["vocab_size"], tokenizer=vocabulary)
        return model
    wish = recipe["model"]
    if min(wish["heads"], wish["kv_heads"]) < 1 or wish["hidden_size"] % wish["heads"] or wish["heads"] % wish["kv_heads"] or wish["hidden_size"] // wish["heads"] % 2:
        raise Refused("model.hidden_size must be an even multiple of model.heads, and model.heads a multiple of model.kv_heads; both at least 1.", "heads")
    model = Llama({
        "vocab_size": vocabulary, "hidden_size": wish["hidden_size"], "num_hidden_layers": wish["layers"], "num_attention_heads": wish["heads"],
        "num_key_value_heads": wish["kv_heads"], "intermediate_size": wish["intermediate_size"], "max_position_embeddings": wish["context"],
        "rms_norm_eps": 1e-5, "rope_theta": float(wish["rope_theta"]), "tie_word_embeddings": True,
    })
    model.initialise(torch.Generator().manual_seed(recipe["seed"]))
    return model


def newest_checkpoint(out, same):
    """The name of the newest readable checkpoint, with the digest of its file where others must have the same; nothing when there is
    none. It must be of the same training."""
    for path in sorted(out.glob("checkpoint-*.pt"), reverse=True):
        try:
            found = torch.load(path, weights_only=True, mmap=True)
        except Exception as broken:  # a disk lost it: the one before is whole
            print(f"{path} cannot be read: {broken}", file=sys.stderr)
            continue
        if "samples" not in found:
            raise Refused(f"{path} is of an earlier trainer, which did not keep how much of the text was read. Train into an empty folder.", "older-checkpoint")
        for what, value in same.items():
            if (had := found["same"][what]) != value:
                if isinstance(value, dict):
                    had, value = ({name: x for name, x in one.items() if x != other.get(name)} for one, other in ((had, value), (value, had)))
                raise Refused(f"{path} is of another {what} ({had}) than the recipe ({value}). Train into an empty folder, or give back the recipe of before.", "other-checkpoint")
        return path.name, sha256(path) if WORLD > 1 else None
    return None, None


def same_checkpoint(out, same):
    """The checkpoint that all processes go on from, which process 0 chooses, with its name; nothing when there is none."""
    name, digest = decided(lambda: newest_checkpoint(out, same))
    if name is None:
        return None, None
    path = out / name
    agree(digest and (sha256(path) if path.exists() else None), lambda others: Refused(
        f"Process {others} has not the {name} of process 0 in its folder. Give all processes one shared folder, or copy that file into theirs.", "checkpoints-differ", others=others, file=name))
    return name, torch.load(path, weights_only=True, mmap=True)


def train(recipe, out):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the first step there is nothing to keep
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    cuda = torch.cuda.is_available()
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
    if cuda:
        torch.cuda.set_device(device)
    out.mkdir(parents=True, exist_ok=True)
    data, batch, budget, optimiser = recipe["data"], recipe["batch"], recipe["budget"], recipe["optimiser"]
    if batch["sequences"] % WORLD:
        raise Refused(f"batch.sequences is {batch['sequences']}; it must be a multiple of the {WORLD} processes that share it.",
                      "shared-sequences", sequences=batch["sequences"], processes=WORLD)
    share = batch["sequences"] // WORLD
    if not any(budget.get(kind) for kind in ("seconds", "steps", "tokens")):
        raise Refused("budget must tell seconds, steps or tokens.", "no-budget")

    tokenizer = load_tokenizer(data["tokenizer"])
    model = start_model(recipe, tokenizer.get_vocab_size()).to(device)
    for layer in model.model["layers"]:
        layer.dropout = optimiser.get("dropout", 0.0)
    context = model.config["max_position_embeddings"]
    text, kind, digest = join(cuda, lambda alive: token_file(data["train"], data["tokenizer"], recipe.get("cache") or out, alive))
    agree({name: value for name, value in recipe.items() if name not in ("data", "cache")}, lambda others: Refused(
        f"Process {others} has another recipe than process 0. Start all with the same file.", "recipes-differ", others=others))
    agree((digest, text.stat().st_size if text.exists() else None), lambda others: Refused(
        f"Process {others} has not the text of process 0, or not its {text.name}. Give all the same texts and tokenizer, and one shared folder for the tokens.", "texts-differ", others=others))
    tokens = numpy.memmap(text, dtype=kind, mode="r")
    order = Order(tokens, context, recipe["seed"])
    weights = Weights(model, {"bf16": torch.bfloat16, "f32": torch.float32}[recipe["precision"]])
    steppers = optimisers(weights.named, optimiser)
    texts = {**({"validation": data["validation"]} if data.get("validation") else {}), **data.get("texts", {})}
    tokens_a_step = batch["sequences"] * batch["accumulation"] * context
    say("start", parameters=weights.flat.numel(), train_tokens=len(tokens), tokens_per_step=tokens_a_step, processes=WORLD,
        device=torch.cuda.get_device_name() if cuda else "cpu", torch=torch.__version__, data=digest)

    same = {"shape of the model": model.config, "text or tokenizer": digest, "optimiser": optimiser["name"], "seed": recipe["seed"]}
    # Steps done; samples and tokens read and seconds used by them, which are sums: a step may have had another batch.
    step, samples, read, before = 0, 0, 0, 0.0
    name, found = same_checkpoint(out, same)
    if found:
        step, samples, read, before = (found[what] for what in ("step", "samples", "tokens", "seconds"))
        weights.flat.copy_(found["weights"])
        weights.work.copy_(weights.flat)
        for stepper, state in zip(steppers, found["optimisers"]):
            stepper.load_state_dict(state)
        say("resume", step=step, checkpoint=name)
    began = time.monotonic()

    def seconds():
        return before + time.monotonic() - began

    def checkpoint():
        if RANK != 0:
            return
        path = out / f"checkpoint-{step:08d}.pt"
        with atomic(path) as file:
            torch.save({"step": step, "samples": samples, "tokens": read, "seconds": seconds(), "same": same, "weights": weights.flat,
                        "optimisers": [stepper.state_dict() for stepper in steppers]}, file)
        for old in sorted(out.glob("checkpoint-*.pt"))[:-2]:
            old.unlink()
        say("checkpoint", step=step, file=path.name)

    def evaluate():
        for name, path in texts.items():
            say("eval", step=step, name=name, bits_per_byte=bits_per_byte(model, tokenizer, path, device, share))

    def progress(elapsed):
        used = [elapsed / budget["seconds"]] if budget.get("seconds") else []
        used += [step / budget["steps"]] if budget.get("steps") else []
        used += [read / budget["tokens"]] if budget.get("tokens") else []
        return min(max(used), 1.0)

    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    used, last = progress(before), time.monotonic()
    while used < 1:
        weights.flat_grad.zero_()
        for micro in range(batch["accumulation"]):
            first = samples + micro * batch["sequences"] + RANK * share
            torch.manual_seed(recipe["seed"] << 32 | first)  # what is dropped, too, is the same after a resume
            loss = model.loss(torch.stack([order.sample(first + i) for i in range(share)]).to(device, non_blocking=True))
            loss.backward()
            weights.take_gradient()
            weights.told[0] += loss.detach()
        weights.flat_grad /= batch["accumulation"]
        weights.told[1], weights.told[2] = seconds() if RANK == 0 else 0.0, float(len(stop))
        if WORLD > 1:
            together(distributed.all_reduce, weights.flat_grad)
            weights.grad /= WORLD
            weights.told[0] /= WORLD
        loss, elapsed, wish_to_stop = weights.told.tolist()
        norm = weights.grad.norm().item()
        if not math.isfinite(loss) or not math.isfinite(norm):
            raise Refused(f"The loss is no longer a number at step {step + 1}; lower optimiser.lr, then go on from the last checkpoint.", "no-number", step=step + 1)
        if norm > optimiser["clip"]:
            weights.grad *= optimiser["clip"] / norm
        rate = learning_rate(optimiser, step, progress(elapsed))
        for stepper in steppers:
            for group in stepper.param_groups:
                group["lr"] = rate
            stepper.step()
        weights.work.copy_(weights.flat)
        step, samples, read = step + 1, samples + batch["sequences"] * batch["accumulation"], read + tokens_a_step
        used = progress(elapsed)
        now = time.monotonic()
        say("step", step=step, tokens=read, loss=loss, lr=rate, grad_norm=norm, elapsed=round(elapsed, 3),
            tokens_per_second=round(tokens_a_step / (now - last), 1))
        if wish_to_stop:
            checkpoint()
            return
        if used < 1 and step % recipe["evaluate_every"] == 0:
            evaluate()
        if used < 1 and step % recipe["checkpoint_every"] == 0:
            checkpoint()
        last = time.monotonic()
    evaluate()
    if name is None or step > found["step"]:
        checkpoint()
    if RANK == 0:
        write_model(out / "model", model, {name: p.detach().cpu() for name, p in weights.named.items()}, data["tokenizer"], recipe.get("weights", "f32"))
    say("done", step=step, tokens=read, elapsed=round(seconds(), 3), model="model")


def main():
    try:
        recipe = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        train(recipe, Path(sys.argv[2]))
    except Exception as error:
        fail(error)
    finally:
        if distributed.is_initialized():
            distributed.destroy_process_group()


if __name__ == "__main__":
    main()
