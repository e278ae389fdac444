// How the OpenAI SDK for Node behaves against the server; prints one line for each thing.
import OpenAI from "openai";

const options = { baseURL: process.env.BASE_URL, apiKey: process.env.KEY, maxRetries: 0, timeout: 20000 };
const client = new OpenAI(options);

const ask = (text, { model = "demo/eye", using = client, ...more } = {}) =>
  using.chat.completions.create({ model, messages: [{ role: "user", content: text }], ...more });

async function error(name, action) {
  try {
    await action();
    console.log(`${name}: no error`);
  } catch (e) {
    if (!(e instanceof OpenAI.APIError)) throw e;
    const param = e.param ?? "None";
    console.log(`${name}: ${e.constructor.name} ` + (e.status ? `${e.status} ${e.code} ${param}` : e.code));
  }
}

let text = "";
let usage = null;
for await (const chunk of await ask("stream", { stream: true, stream_options: { include_usage: true } })) {
  for (const choice of chunk.choices) text += choice.delta.content ?? "";
  usage = chunk.usage ?? usage;
}
console.log(`stream: ${text} ${usage.total_tokens}`);

await error("wrong key", () => ask("ok", { using: new OpenAI({ ...options, apiKey: "wrong" }) }));
await error("unknown model", () => ask("ok", { model: "no/such" }));
await error("bad request", () => ask("ok", { temperature: "hot" }));
await error("refused by upstream", () => ask("say 400"));
await error("rate limited", () => ask("say 429"));
await error("upstream fails", () => ask("say 500"));
await error("cut stream", async () => {
  for await (const _ of await ask("cut", { stream: true }));
});
const once = new OpenAI({ ...options, maxRetries: 1 });
await error("retried", () => ask("count 500", { using: once }));
await error("not retried", () => ask("count 400", { using: once }));
const ids = [];
for await (const model of client.models.list()) ids.push(model.id);
console.log("models:", ids.includes("demo/eye") ? "True" : "False");
console.log("model:", (await client.models.retrieve("demo/eye")).id);
