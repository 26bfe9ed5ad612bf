/** The playground: the API itself, called from a page under a key of one day. */
import { transact } from '../../../kernel/index.ts'
import { newId } from '../../../kernel/database/index.ts'
import { formatNumber } from '../../../law/format.ts'
import { locales } from '../../../law/text.ts'
import { dayOf } from '../../../law/time.ts'
import {
  actions, actorHere, attributes, button, emptyState, errorSummary, field, fields, form, html, type Html, keptFile, notice, page, problemsOf, route, type Route, type Visit,
} from '../../../portal/index.ts'
import { priceEntry } from '../budgets/index.ts'
import type { LanguageModel } from '../language-model.ts'
import type { ServedModel } from '../serving/index.ts'
import { words as landing, playWords as words } from './messages.ts'

const script = keptFile(new URL('playground.js', import.meta.url), '/playground/')
const style = keptFile(new URL('language-model.css', import.meta.url), '/language-model/')

/** Limits of a key of the playground: a person cannot type faster. */
const limits = { requestsPerMinute: 30, tokensPerMinute: 60_000 }

/** Ends of the names of its keys, so that several people of a company may have one. */
const idLength = 4
const ownName = new RegExp(`^(?:${locales.map((locale) => words.keyName[locale]).join('|')}) [0-9a-f]{${idLength}}$`)

const playgroundHead = html`<link rel="stylesheet" href="${style.path}">`

export function playgroundRoutes(lm: LanguageModel): readonly Route[] {
  const { kernel, options, keys, serving } = lm

  const frame = (visit: Visit, body: Html, problems: ReturnType<typeof problemsOf> = []): Response => page({
    visit, title: words.title, current: 'language-model', breadcrumbs: [{ title: landing.title, path: '/language-model' }], width: 'wide', error: problems.length > 0, headers: { 'cache-control': 'private, no-store' }, headExtra: html`${playgroundHead}<script type="module" src="${script.path}"></script>`,
    body: html`${errorSummary(visit.locale, problems)}<h1>${words.title[visit.locale]}</h1>${body}`,
  })

  async function door(visit: Visit, problems: ReturnType<typeof problemsOf> = []): Promise<Response> {
    const { actor, locale, link } = visit
    const lead = html`<p class="lead">${words.lead[locale]}</p>`
    if (actor === null) return frame(visit, html`${lead}<p>${words.signIn[locale]}</p>${actions(button(locale, words.signInAction, { href: link(`/sign-in?to=${encodeURIComponent(link('/playground'))}`) }))}`)
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
        return frame(visit, playground(visit, lm, models, secret))
      } catch (error) {
        return door(visit, problemsOf(error))
      }
    },
  })]
}

function playground({ locale }: Visit, { kernel, options }: LanguageModel, models: readonly ServedModel[], secret: string): Html {
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const choice = ({ name, capabilities: { chat } }: ServedModel): Html => {
    const price = priceEntry(options.budgets.prices, name, today)?.value ?? undefined
    return html`<option${attributes({ value: name, 'data-chat': chat && 'true', 'data-price-in': price?.input.toString(), 'data-price-out': price?.output.toString() })}>${name}</option>`
  }
  // A base model goes on with a text; whoever wants a conversation says so.
  const chat = models[0]?.capabilities.completions !== true
  const mode = (value: string, label: string, checked: boolean): Html => html`<div class="choice"><input type="radio" name="mode" id="mode-${value}" value="${value}"${attributes({ checked })}><label for="mode-${value}">${label}</label></div>`
  const figure = (name: string, label: string): Html => html`<div><dt>${label}</dt><dd data-figure="${name}">–</dd></div>`
  return html`${notice(locale, { kind: 'warning', body: html`<p>${words.small[locale]}</p>` })}<div class="playground" data-scripted hidden>
<form data-playground${attributes({
  'data-key': secret, 'data-you': words.you[locale], 'data-answer': words.answer[locale], 'data-label': words.label[locale], 'data-not-set': words.notSet[locale],
  'data-failed': words.failed[locale], 'data-milliseconds': words.milliseconds[locale],
})}><div class="field"><label for="f-model">${words.model[locale]}</label><select id="f-model" name="model">${models.map(choice)}</select></div>
<fieldset class="field"><legend>${words.mode[locale]}</legend><div class="choices">${mode('chat', words.chat[locale], chat)}${mode('completion', words.completion[locale], !chat)}</div></fieldset>
<div data-only="chat">${field(locale, { kind: 'text', name: 'system', label: words.system, maxLength: 4000, long: true, optional: true })}</div>
${field(locale, { kind: 'text', name: 'prompt', label: words.prompt, maxLength: 20_000, long: true }, { values: { prompt: words.example[locale] } })}
<div class="actions"><button class="button" data-send>${words.send[locale]}</button><button class="button quiet" type="button" data-stop hidden>${words.stop[locale]}</button><button class="button quiet" type="button" data-clear data-only="chat">${words.clear[locale]}</button></div>
<details><summary>${words.parameters[locale]}</summary>${fields(locale, [
  { kind: 'input', name: 'max_tokens', label: words.maxTokens, inputmode: 'numeric', width: 'short', optional: true },
  { kind: 'input', name: 'temperature', label: words.temperature, width: 'short', optional: true },
  { kind: 'input', name: 'top_p', label: words.topP, width: 'short', optional: true },
  { kind: 'input', name: 'seed', label: words.seed, inputmode: 'numeric', width: 'short', optional: true },
], { values: { max_tokens: '128', temperature: '0.8', top_p: '0.95' } })}</details></form>
<div><h2>${words.answer[locale]}</h2><div data-log class="log" role="log" aria-live="polite" tabindex="0" aria-label="${words.answer[locale]}"></div><dl class="figures">${
  figure('tokens', words.tokens[locale])}${figure('price', words.price[locale])}${figure('first', words.firstToken[locale])}${figure('speed', words.speed[locale])}</dl></div></div>
<noscript><p>${words.noScript[locale]}</p><pre tabindex="0">curl ${kernel.settings.publicUrl}/v1/completions -H "Authorization: Bearer ${secret}" -H "Content-Type: application/json" -d '{"model": "${models[0]!.name}", "prompt": "${words.example[locale]}", "max_tokens": 64}'</pre></noscript>
<div data-scripted hidden><h2>${words.code[locale]}</h2><p class="hint">${words.codeHint[locale]}</p>${(['curl', 'python', 'typescript'] as const).map((language, i) => html`<details${attributes({ open: i === 0 })}><summary>${
  { curl: 'curl', python: 'Python', typescript: 'TypeScript' }[language]}</summary><pre data-code="${language}" tabindex="0"></pre></details>`)}<p class="hint">${words.tokens[locale]}: ${formatNumber(limits.tokensPerMinute, locale)} / ${words.minute[locale]}</p></div>`
}
