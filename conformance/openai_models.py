"""Validates every answer of `/v1` with the pydantic models of openai-python, in strict mode: nothing is missing, nothing is converted.

Called with the address of the gateway and a key; prints a line for each answer and ends with 1 when one does not fit.
"""

import json
import sys

import requests
from openai.types import Completion, CreateEmbeddingResponse, Model
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response, ResponseStreamEvent
from openai.types.shared import ErrorObject
from pydantic import TypeAdapter, ValidationError

url, key = sys.argv[1:]
session = requests.Session()
session.headers["authorization"] = f"Bearer {key}"
failed = False


def fits(what, kind, value):
    """Tells whether a value is of the kind; strict about JSON as it came over the wire."""
    global failed
    try:
        TypeAdapter(kind).validate_json(json.dumps(value), strict=True)
        print(f"fits: {what}")
    except ValidationError as error:
        failed = True
        print(f"does not fit: {what}\n{error}\n{json.dumps(value)[:2000]}")


def whole(path, body):
    answer = session.post(url + path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def streamed(path, body):
    """The events of a stream, without the word that ends it."""
    answer = session.post(url + path, json={**body, "stream": True})
    assert answer.status_code == 200, answer.text
    said = [line[6:] for line in answer.content.decode().splitlines() if line.startswith("data: ")]
    return [json.loads(one) for one in said if one != "[DONE]"]


models = session.get(url + "/v1/models").json()
assert models["object"] == "list" and models["data"], models
name = models["data"][0]["id"]
fits("a list of models", list[Model], models["data"])
fits("a model", Model, session.get(url + f"/v1/models/{name}").json())

chat = {"model": name, "messages": [{"role": "user", "content": "Сәлем"}], "max_tokens": 8}
fits("a chat", ChatCompletion, whole("/v1/chat/completions", chat))
for usage in ({}, {"stream_options": {"include_usage": True}}):
    fits(f"a chat, streamed {usage}", list[ChatCompletionChunk], streamed("/v1/chat/completions", {**chat, **usage}))

completion = {"model": name, "prompt": "Бір", "max_tokens": 8}
fits("a completion", Completion, whole("/v1/completions", completion))
# The published type has no null here, but OpenAI itself sends it until the last event, and clients wait for what is not null.
events = streamed("/v1/completions", completion)
for event in events:
    for choice in event["choices"]:
        choice["finish_reason"] = choice["finish_reason"] or "stop"
fits("a completion, streamed", list[Completion], events)

response = {"model": name, "input": "Сәлем", "instructions": "Қысқа.", "max_output_tokens": 16}
fits("a response", Response, whole("/v1/responses", response))
events = streamed("/v1/responses", response)
fits("a response, streamed", list[ResponseStreamEvent], events)
assert events[-1]["type"] in ("response.completed", "response.incomplete"), events[-1]

vectors = session.post(url + "/v1/embeddings", json={"model": name, "input": ["бір", "екі"]})
if vectors.status_code == 200:
    fits("embeddings", CreateEmbeddingResponse, vectors.json())

for what, answer in {
    "no such model": session.post(url + "/v1/chat/completions", json={**chat, "model": "none"}),
    "no messages": session.post(url + "/v1/chat/completions", json={"model": name}),
    "no JSON": session.post(url + "/v1/chat/completions", data="{"),
    "nothing is kept": session.post(url + "/v1/responses", json={**response, "previous_response_id": "resp_1"}),
    "a wrong key": session.get(url + "/v1/models", headers={"authorization": "Bearer sk-kz-wrong"}),
    "no such address": session.get(url + "/v1/none"),
}.items():
    assert 400 <= answer.status_code < 500, (what, answer.status_code)
    fits(f"a refusal: {what}", ErrorObject, answer.json()["error"])

sys.exit(failed)
