/** The first call with a key: its code, with the address of this portal and a model that the key may call, and whether it has come. */
import {
  actorHere, attributes, type Content, copyable, html, type Html, idFrom, json, keptFile, notFound, notice, type Route, route, snippet, type Visit,
} from '../../../../portal/index.ts'
import { callableModels, examplesOf } from '../../callable.ts'
import type { LanguageModel } from '../../language-model.ts'
import type { ApiKey, Endpoint } from '../key.ts'
import { keyFor, keyPath, path } from './parts.ts'
import { words } from './words.ts'

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'usage' | 'serving' | 'models'>

const script = keptFile(new URL('first-request.js', import.meta.url), `${path}/`)

/** What a page with a first call loads: it works without. */
export const firstCallHead = html`<script type="module" src="${script.path}"></script>`

/** Where a program's environment holds the secret. */
const variable = 'SHANYRAQ_KEY'

interface FirstCall { readonly endpoint: Endpoint; readonly body: Readonly<Record<string, unknown>> }

const bodyOf: Readonly<Record<Endpoint, (model: string, text: string) => FirstCall['body']>> = {
  'chat/completions': (model, text) => ({ model, messages: [{ role: 'user', content: text }], max_tokens: 64 }),
  completions: (model, text) => ({ model, prompt: text, max_tokens: 32 }),
  responses: (model, text) => ({ model, input: text, max_output_tokens: 64 }),
  embeddings: (model, text) => ({ model, input: text }),
  tokenize: (model, text) => ({ model, prompt: text }),
}

/** A call that the key may make now; undefined while nothing that it may call is served. */
async function firstCallOf(here: Here, { models, endpoints }: ApiKey): Promise<FirstCall | undefined> {
  const may = (endpoint: Endpoint): boolean => endpoints === 'all' || endpoints.includes(endpoint)
  for (const one of await callableModels(here)) {
    const { model: { name, capabilities: can }, answers } = one
    if (models !== 'all' && !models.includes(name)) continue
    const open: readonly (Endpoint | false)[] = [
      answers && 'chat/completions', can.completions && 'completions', can.chat && 'chat/completions', can.chat && 'responses', can.embeddings && 'embeddings', 'tokenize',
    ]
    const endpoint = open.find((asked): asked is Endpoint => asked !== false && may(asked))
    if (endpoint !== undefined) return { endpoint, body: bodyOf[endpoint](name, examplesOf(one)[0]) }
  }
  return undefined
}

/**
 * The code of a call in each language: it runs as it stands, with nothing installed beside curl, Python 3 or Node.js, and prints what the API
 * answers, an error too. Pure.
 */
export function codeOf(origin: string, { endpoint, body }: FirstCall): readonly { readonly language: string; readonly code: string }[] {
  const address = `${origin}/v1/${endpoint}`
  const text = JSON.stringify(body)
  return [
    {
      language: 'curl',
      code: `curl ${address} \\\n  -H "Authorization: Bearer $${variable}" \\\n  -H "Content-Type: application/json" \\\n  -d '${text.replaceAll('\'', '\'\\\'\'')}'`,
    },
    {
      language: 'Python',
      code: `import json, os, urllib.error, urllib.request

request = urllib.request.Request(
    ${JSON.stringify(address)},
    headers={"Authorization": "Bearer " + os.environ["${variable}"], "Content-Type": "application/json"},
    data=json.dumps(${text}).encode(),
)
try:
    print(urllib.request.urlopen(request).read().decode())
except urllib.error.HTTPError as error:
    print(error.read().decode())`,
    },
    {
      language: 'JavaScript',
      code: `const answer = await fetch(${JSON.stringify(address)}, {
  method: 'POST',
  headers: { authorization: \`Bearer \${process.env.${variable}}\`, 'content-type': 'application/json' },
  body: JSON.stringify(${text}),
})
console.log(await answer.text())`,
    },
  ]
}

/** Whether the first request has come: nothing yet, only such as failed, or one that was answered. */
export type FirstRequest = 'waiting' | 'failed' | 'answered'

async function firstRequestOf({ usage }: Here, key: string): Promise<FirstRequest> {
  const { requests, failed } = await usage.everOf(key)
  return requests === 0n ? 'waiting' : failed === requests ? 'failed' : 'answered'
}

/** How the key is called for the first time; with its secret on the one page that shows it. What was answered before is no longer waited for. */
export async function firstCallSection(here: Here, visit: Visit, key: ApiKey, secret?: string): Promise<Content> {
  const { locale, link } = visit
  const [call, state] = await Promise.all([firstCallOf(here, key), firstRequestOf(here, key.id)])
  if (call === undefined) return html`<section><h2>${words.firstCall[locale]}</h2><p>${words.nothingServed[locale]}</p></section>`
  const texts = codeOf(here.kernel.settings.publicUrl, call).map(({ language, code }) => snippet(locale, { label: language, lines: code }))
  const first = html`<p>${words.firstCallHint[locale]} <a href="${link('/docs/language-model-api.md')}">${words.apiGuide[locale]}</a></p>${
    secret !== undefined && copyable(locale, { label: words.setVariable, value: `export ${variable}=${secret}` })}${texts}`
  return html`<section><h2>${words.firstCall[locale]}</h2>${
    state === 'answered' ? html`<details><summary>${words.showCode[locale]}</summary>${first}</details>` : html`${first}${waiting(visit, key.id, state)}`}</section>`
}

/** The place that turns green: by the script as soon as the request has come, without it by the link. */
function waiting({ locale, link }: Visit, key: string, state: FirstRequest): Html {
  const parts = {
    waiting: notice(locale, { title: words.waiting, body: html`<p>${words.waitingHint[locale]}</p>` }),
    failed: notice(locale, { kind: 'warning', title: words.firstFailed, body: html`<p>${words.firstFailedHint[locale]}</p>` }),
    answered: notice(locale, { kind: 'good', title: words.firstAnswered, body: html`<p><a href="${link('/usage')}">${words.allUsage[locale]}</a></p>` }),
  } as const satisfies Record<FirstRequest, Html>
  return html`<div role="status" data-first-request="${keyPath(key)}/first-request.json">${Object.entries(parts).map(([name, part]) =>
    html`<div${attributes({ 'data-state': name, hidden: name !== state })}>${part}</div>`)}</div><p data-again><a href="${link(keyPath(key))}">${words.lookAgain[locale]}</a></p>`
}

export const firstCallRoutes = (here: Here): readonly Route[] => [script, route({
  // A page asks every two seconds while it is looked at.
  method: 'GET', path: `${path}/:id/first-request.json`, kind: 'file', permission: 'signed in', whileSuspended: true, rateLimit: { requests: 1_200, seconds: 600 },
  handle: async (visit, { id }) => {
    const key = await keyFor(here, actorHere(visit), idFrom(id))
    // Of the company alone: the office has its own pages of what keys use.
    if (!key.own) throw notFound()
    return json({ state: await firstRequestOf(here, key.id) }, { headers: { 'cache-control': 'private, no-store' } })
  },
})]
