"""The calls of OpenAI's client for Python that have to do with text, unmodified, with OPENAI_BASE_URL and OPENAI_API_KEY."""
import asyncio

import openai

from calls import call, equal, raises

said, messages = "Сәлем, әлем!", [{"role": "user", "content": "Сәлем"}]
client = openai.OpenAI(max_retries=0)
chat = lambda **more: client.chat.completions.create(model="stub", messages=messages, **more)


def streamed():
    pieces = list(chat(stream=True))
    equal("".join(piece.choices[0].delta.content or "" for piece in pieces), said)


def streamed_with_usage():
    equal(list(chat(stream=True, stream_options={"include_usage": True}))[-1].usage.total_tokens, 9)


def collected():
    with client.chat.completions.stream(model="stub", messages=messages) as stream:
        equal(stream.get_final_completion().choices[0].message.content, said)


def response_streamed():
    with client.responses.stream(model="stub", input="Сәлем") as stream:
        events = list(stream)
    equal(events[-1].type, "response.completed")
    equal(events[-1].response.output_text, said)


async def in_parallel():
    parallel = openai.AsyncOpenAI(max_retries=0)
    answers = await asyncio.gather(*(parallel.chat.completions.create(model="stub", messages=messages) for _ in range(20)))
    equal({answer.choices[0].message.content for answer in answers}, {said})


call("models.list", lambda: equal([model.id for model in client.models.list()], ["stub"]))
call("models.retrieve", lambda: equal(client.models.retrieve("stub").object, "model"))
call("models.retrieve of none", lambda: raises(openai.NotFoundError, lambda: client.models.retrieve("none")))
call("chat.completions.create", lambda: equal(chat().choices[0].message.content, said))
call("chat.completions.create stream", streamed)
call("chat.completions.create stream with usage", streamed_with_usage)
call("chat.completions.stream", collected)
call("completions.create", lambda: equal(client.completions.create(model="stub", prompt="Бір", echo=True, logprobs=1).choices[0].text, said))
call("completions.create stream", lambda: equal("".join(piece.choices[0].text for piece in client.completions.create(model="stub", prompt="Бір", stream=True)), said))
call("embeddings.create", lambda: equal(len(client.embeddings.create(model="stub", input=["бір", "екі"], encoding_format="float").data), 2))
call("responses.create", lambda: equal(client.responses.create(model="stub", input="Сәлем").output_text, said))
call("responses.stream", response_streamed)
call("responses.create previous_response_id is refused", lambda: raises(openai.BadRequestError, lambda: client.responses.create(model="stub", input="a", previous_response_id="resp_1")))
call("a wrong key is refused", lambda: raises(openai.AuthenticationError, lambda: openai.OpenAI(api_key="sk-kz-wrong", max_retries=0).models.list()))
call("with_raw_response", lambda: equal(client.chat.completions.with_raw_response.create(model="stub", messages=messages).headers["x-kz-ai-label"].split(";")[0], "ai-generated"))
call("AsyncOpenAI", lambda: asyncio.run(in_parallel()))
