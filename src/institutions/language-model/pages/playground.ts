/** The playground: the API itself, called from a page under a key of one day; by a script, or by a plain form where there is none. */
import { z } from 'zod'
import { transact } from '../../../kernel/index.ts'
import { newId } from '../../../kernel/database/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { locales } from '../../../law/text.ts'
import {
  actions, actorHere, button, emptyState, errorSummary, form, html, type Html, keptFile, notice, page, problemsOf, route, type Route, seeOther, type Visit,
} from '../../../portal/index.ts'
import { baseModels } from '../callable.ts'
import type { LanguageModel } from '../language-model.ts'
import { type Asked, openAskInside } from './ask-inside.ts'
import { tryPath } from '../visitors/index.ts'
import { words as landing, playWords as words } from './messages.ts'
import { answerPath, parameters, type Played, type Playground, playgroundPage, problemSaid } from './playground-page.ts'

const script = keptFile(new URL('playground.js', import.meta.url), '/playground/')
const style = keptFile(new URL('language-model.css', import.meta.url), '/language-model/')

/** Limits of a key of the playground: a person cannot type faster. */
const limits = { requestsPerMinute: 30, tokensPerMinute: 60_000 }

/** Ends of the names of its keys, so that several people of a company may have one. */
const idLength = 4
const ownName = new RegExp(`^(?:${locales.map((locale) => words.keyName[locale]).join('|')}) [0-9a-f]{${idLength}}$`)

const scripted = html`<link rel="stylesheet" href="${style.path}"><script type="module" src="${script.path}"></script>`

export function playgroundRoutes(lm: LanguageModel): readonly Route[] {
  const { kernel, options, keys, serving } = lm
  const askInside = openAskInside(lm)

  const frame = (visit: Visit, body: Html, problems: readonly Problem[] = [], headExtra?: Html): Response => page({
    visit, title: words.title, current: 'language-model', breadcrumbs: [{ title: landing.title, path: '/language-model' }], width: 'wide', error: problems.length > 0, headers: { 'cache-control': 'private, no-store' }, headExtra,
    body: html`${errorSummary(visit.locale, problems)}<h1>${words.title[visit.locale]}</h1>${body}`,
  })

  async function show(visit: Visit, playground: Omit<Playground, 'models' | 'base' | 'tokensPerMinute'>): Promise<Response> {
    return frame(visit, playgroundPage(lm, visit, { models: serving.models(), base: await baseModels(lm.models), tokensPerMinute: limits.tokensPerMinute, ...playground }), playground.problems, scripted)
  }

  async function door(visit: Visit, problems: readonly Problem[] = []): Promise<Response> {
    const { actor, locale, link } = visit
    const lead = html`<p class="lead">${words.lead[locale]}</p>`
    if (actor === null) return frame(visit, html`${lead}<p>${words.signIn[locale]}</p>${actions(button(locale, words.signInAction, { href: link(`/sign-in?to=${encodeURIComponent(link('/playground'))}`) }), html`<a href="${link(tryPath)}">${words.withoutAccount[locale]}</a>`)}`)
    if (!actor.organisation) return frame(visit, html`${lead}${notice(locale, { body: html`<p>${words.company[locale]}</p>` })}`)
    if (serving.models().length === 0) return frame(visit, emptyState(locale, { title: words.none, body: words.noneHint[locale] }))
    if (!await keys.undertakings.acceptanceBy(actor.organisation.id)) {
      return frame(visit, html`${lead}<p>${words.undertake[locale]}</p>${actions(button(locale, words.undertakeAction, { href: link('/keys/undertaking') }))}`)
    }
    return frame(visit, html`${lead}${form(visit, { action: link('/playground'), body: actions(button(locale, words.begin)) })}<p class="hint">${words.beginHint[locale]}</p>`, problems)
  }

  return [script, style, route({ method: 'GET', path: '/playground', kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => door(visit) }), route({
    method: 'POST', path: '/playground', kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 30, seconds: 3600 },
    handle: async (visit) => {
      await visit.form()
      const models = serving.models()
      const actor = actorHere(visit)
      if (models.length === 0 || !actor.organisation) return door(visit)
      try {
        const earlier = (await keys.of(actor.organisation.id)).filter((key) => key.person === actor.person && key.revokedAt === undefined && ownName.test(key.name))
        const { secret } = await transact(kernel.db, async (tx) => {
          // One at a time for a person: whoever comes back, or loads the page again, leaves no keys behind.
          for (const { id } of earlier) await keys.revoke(tx, actor, id)
          return keys.make(tx, actor, {
            name: `${words.keyName[visit.locale]} ${newId().slice(-idLength)}`, purpose: Object.keys(options.keys.purposes)[0]!, models: 'all',
            endpoints: ['chat/completions', 'completions'], limits, keepsLogs: false, days: 1,
          })
        })
        return await show(visit, { secret })
      } catch (error) {
        return door(visit, problemsOf(error))
      }
    },
  }), route({
    method: 'POST', path: answerPath, kind: 'page', permission: 'signed in', title: words.title, rateLimit: { requests: 120, seconds: 600 },
    handle: async (visit) => {
      const { values } = await visit.form()
      const { organisation } = actorHere(visit)
      const secret = values['key'] ?? ''
      const key = keys.ring.bySecret(secret)
      if (!organisation || !/^[\w-]+$/.test(secret) || (key && key.organisation !== organisation.id) || serving.models().length === 0) return door(visit)
      if ((values['prompt'] ?? '').trim() === '') return show(visit, { secret, values, problems: [{ field: 'prompt', text: words.noPrompt }] })
      const { status, body } = await askInside({ ...callOf(values), secret, locale: visit.locale, signal: visit.request.signal })
      const told = answerOf(body, values)
      if (told !== undefined) return show(visit, { secret, values, played: told })
      const problems = [problemSaid(errorOf(body))]
      // The key of the page has ended: another one is needed.
      return status === 401 ? door(visit, problems.map(({ text }) => ({ text }))) : show(visit, { secret, values, problems })
    },
  }), route({ method: 'GET', path: answerPath, kind: 'page', permission: 'everyone', title: words.title, handle: (visit) => seeOther(visit, '/playground') })]
}

/** The call that the form describes; what is no number is sent as it is, so that the API says what is wrong with it. */
function callOf(values: Readonly<Record<string, string>>): Pick<Asked, 'path' | 'body'> {
  const numbers = Object.fromEntries(parameters.flatMap((name) => {
    const typed = (values[name] ?? '').trim().replace(',', '.')
    return typed === '' ? [] : [[name, Number.isNaN(Number(typed)) ? typed : Number(typed)]]
  }))
  const { model = '', prompt = '', system = '', mode } = values
  if (mode !== 'chat') return { path: '/v1/completions', body: { model, prompt, ...numbers } }
  return { path: '/v1/chat/completions', body: { model, messages: [...(system.trim() === '' ? [] : [{ role: 'system', content: system }]), { role: 'user', content: prompt }], ...numbers } }
}

const answered = z.object({
  choices: z.array(z.union([z.object({ message: z.object({ content: z.string().nullable() }) }), z.object({ text: z.string() })])).min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }),
})

function answerOf(body: unknown, { model = '', prompt = '', mode }: Readonly<Record<string, string>>): Played | undefined {
  const { data } = answered.safeParse(body)
  const choice = data?.choices[0]
  if (data === undefined || choice === undefined) return undefined
  const { prompt_tokens: promptTokens, completion_tokens: outputTokens } = data.usage
  return { chat: mode === 'chat', prompt, answer: 'text' in choice ? choice.text : choice.message.content ?? '', promptTokens, outputTokens, model }
}

const refused = z.object({ error: z.object({ message: z.string(), param: z.string().nullable() }) })
const errorOf = (body: unknown): { readonly message: string; readonly param: string | null } => refused.parse(body).error

