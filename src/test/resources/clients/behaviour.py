# How the OpenAI SDK for Python behaves against the server; prints one line for each thing.
import os
import openai

client = openai.OpenAI(
    base_url=os.environ["BASE_URL"], api_key=os.environ["KEY"], max_retries=0, timeout=20
)


def ask(text, model="demo/eye", using=client, **more):
    return using.chat.completions.create(
        model=model, messages=[{"role": "user", "content": text}], **more
    )


def error(name, action):
    try:
        action()
        print(f"{name}: no error")
    except openai.APIStatusError as e:
        print(f"{name}: {type(e).__name__} {e.status_code} {e.code} {e.param}")
    except openai.APIError as e:
        print(f"{name}: {type(e).__name__} {e.code}")


text, usage = "", None
for chunk in ask("stream", stream=True, stream_options={"include_usage": True}):
    for choice in chunk.choices:
        text += choice.delta.content or ""
    usage = chunk.usage or usage
print(f"stream: {text} {usage.total_tokens}")


def cut():
    for _ in ask("cut", stream=True):
        pass


error("wrong key", lambda: ask("ok", using=client.with_options(api_key="wrong")))
error("unknown model", lambda: ask("ok", model="no/such"))
error("bad request", lambda: ask("ok", temperature="hot"))
error("refused by upstream", lambda: ask("say 400"))
error("rate limited", lambda: ask("say 429"))
error("upstream fails", lambda: ask("say 500"))
error("cut stream", cut)
error("retried", lambda: ask("count 500", using=client.with_options(max_retries=1)))
error("not retried", lambda: ask("count 400", using=client.with_options(max_retries=1)))
print("models:", "demo/eye" in [model.id for model in client.models.list()])
print("model:", client.models.retrieve("demo/eye").id)
