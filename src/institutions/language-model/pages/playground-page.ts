/** The playground as a page: a plain form that shows its answer below, and with a script streams it and shows the code of the call. */
import { inEveryLanguage, same, type Text } from '../../../law/text.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Problem } from '../../../law/failure.ts'
import { dayOf } from '../../../law/time.ts'
import { attributes, field, fields, html, type Html, notice, type Visit } from '../../../portal/index.ts'
import { amountWords, limitText, priceEntry } from '../budgets/index.ts'
import { takenBackWord } from '../marks/index.ts'
import type { LanguageModel } from '../language-model.ts'
import type { ServedModel } from '../serving/index.ts'
import { playWords as words } from './messages.ts'

/** What was asked and said without a script; tokens as the API told them. */
export interface Played { readonly chat: boolean; readonly prompt: string; readonly answer: string; readonly promptTokens: number; readonly outputTokens: number; readonly model: string }

export interface Playground {
  readonly models: readonly ServedModel[]
  /** Names of those of them that were not taught to follow instructions: they can only go on with a text, whatever their template says. */
  readonly base: ReadonlySet<string>
  /** The key of this page: shown to nobody, used by the form and by the script. */
  readonly secret: string
  readonly tokensPerMinute: number
  readonly values?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  readonly played?: Played
}

type Here = Pick<LanguageModel, 'kernel' | 'options'>

export const answerPath = '/playground/answer'

/** Fields of the form that go into the call as numbers, under these names. */
export const parameters = ['max_tokens', 'temperature', 'top_p', 'seed'] as const

const usual = { max_tokens: '128', temperature: '0.8', top_p: '0.95' }

const priceOf = ({ kernel, options }: Here, model: string) => priceEntry(options.budgets.prices, model, dayOf(kernel.now(), kernel.country.calendar.zone))?.value ?? undefined

export function playgroundPage(here: Here, visit: Visit, { models, base, secret, tokensPerMinute, values, problems = [], played }: Playground): Html {
  const { locale, link } = visit
  const typed: Readonly<Record<string, string>> = { prompt: words.example[locale], ...usual, ...values }
  const chosen = models.find(({ name }) => name === typed['model']) ?? models[0]!
  const choice = ({ name, capabilities: { chat }, takenBack }: ServedModel): Html => {
    const price = priceOf(here, name)
    return html`<option${attributes({ value: name, selected: name === chosen.name, 'data-chat': chat && 'true', 'data-price-in': price?.input.toString(), 'data-price-out': price?.output.toString() })}>${name}${takenBack.length > 0 && ` (${takenBackWord[locale].toLowerCase()})`}</option>`
  }
  const continues = chosen.capabilities.completions && (base.has(chosen.name) || !chosen.capabilities.chat)
  const chat = typed['mode'] === undefined ? !continues : typed['mode'] === 'chat'
  const mode = (value: string, label: Text, checked: boolean): Html => html`<div class="choice"><input type="radio" name="mode" id="mode-${value}" value="${value}"${attributes({ checked })}><label for="mode-${value}">${label[locale]}</label></div>`
  const state = { values: typed, problems }
  return html`${notice(locale, { kind: 'warning', body: html`<p>${words.small[locale]}</p>` })}<div class="playground" data-playground${attributes({
    'data-you': words.you[locale], 'data-answer': words.answer[locale], 'data-label': words.label[locale], 'data-not-set': words.notSet[locale], 'data-failed': words.failed[locale], 'data-empty-chat': words.emptyChat[locale], 'data-empty-answer': words.emptyAnswer[locale], 'data-milliseconds': words.milliseconds[locale],
  })}>
<form method="post" action="${link(answerPath)}#answer" novalidate><input type="hidden" name="csrf" value="${visit.csrf}"><input type="hidden" name="key" value="${secret}">
<div class="field"><label for="f-model">${words.model[locale]}</label><select id="f-model" name="model">${models.map(choice)}</select></div>
<fieldset class="field"><legend>${words.mode[locale]}</legend><div class="choices">${modes(continues, mode('chat', words.chat, chat), mode('completion', words.completion, !chat))}</div></fieldset>
<div data-only="chat">${field(locale, { kind: 'text', name: 'system', label: words.system, hint: words.systemHint, maxLength: 4000, long: true, optional: true }, state)}</div>
${field(locale, { kind: 'text', name: 'prompt', label: words.prompt, maxLength: 20_000, long: true }, state)}
<div class="actions"><button class="button" data-send>${words.send[locale]}</button><button class="button quiet" type="button" data-stop hidden>${words.stop[locale]}</button><button class="button quiet" type="button" data-clear data-only="chat" hidden>${words.clear[locale]}</button></div>
<details${attributes({ open: problems.some(({ field: at }) => parameters.some((name) => name === at)) })}><summary>${words.parameters[locale]}</summary>${fields(locale, [
  { kind: 'input', name: 'max_tokens', label: words.maxTokens, inputmode: 'numeric', width: 'short', optional: true },
  { kind: 'input', name: 'temperature', label: words.temperature, width: 'short', optional: true },
  { kind: 'input', name: 'top_p', label: words.topP, width: 'short', optional: true },
  { kind: 'input', name: 'seed', label: words.seed, inputmode: 'numeric', width: 'short', optional: true },
], state)}</details></form>
<div><h2 id="answer">${words.answer[locale]}</h2><div data-log class="log" role="log" aria-live="polite" tabindex="0" aria-label="${words.answer[locale]}">${played && said(visit, played)}</div>${figures(here, visit, played)}</div></div>
<div data-scripted hidden><h2>${words.code[locale]}</h2><p class="hint">${words.codeHint[locale]}</p>${(['curl', 'python', 'typescript'] as const).map((language, i) => html`<details${attributes({ open: i === 0 })}><summary>${
  { curl: 'curl', python: 'Python', typescript: 'TypeScript' }[language]}</summary><pre data-code="${language}" tabindex="0"></pre></details>`)}</div><p class="hint">${limitText({ unit: 'tokens', period: 'minute', most: BigInt(tokensPerMinute) }, locale)}</p>`
}

/** The kind that the model was made for comes first. */
const modes = (continues: boolean, chat: Html, completion: Html): Html => (continues ? html`${completion}${chat}` : html`${chat}${completion}`)

/** What was said, in the form in which the script writes it too. */
const said = ({ locale }: Visit, { chat, prompt, answer }: Played): Html => html`${
  chat && html`<section><h3>${words.you[locale]}</h3><p class="said">${prompt}</p></section>`}<section><h3>${words.answer[locale]}</h3>${answer.trim() === ''
  ? html`<p class="error">${(chat ? words.emptyChat : words.emptyAnswer)[locale]}</p>`
  : html`<p class="said">${chat ? '' : prompt}${answer}</p><p class="hint">${words.label[locale]}</p>`}</section>`

function figures(here: Here, { locale }: Visit, played: Played | undefined): Html {
  const figure = (name: string, label: Text, value = '–'): Html => html`<div><dt>${label[locale]}</dt><dd data-figure="${name}">${value}</dd></div>`
  const scripted = (name: string, label: Text): Html => html`<div data-scripted hidden><dt>${label[locale]}</dt><dd data-figure="${name}">–</dd></div>`
  const tokens = played && `${formatNumber(played.promptTokens, locale)} + ${formatNumber(played.outputTokens, locale)}`
  return html`<dl class="figures">${figure('tokens', words.tokens, tokens)}${figure('price', words.price, played && priceWords(here, played)[locale])}${scripted('first', words.firstToken)}${scripted('speed', words.speed)}</dl>`
}

function priceWords(here: Here, { model, promptTokens, outputTokens }: Played): Text {
  const price = priceOf(here, model)
  if (price === undefined) return words.notSet
  const amount = BigInt(promptTokens) * price.input + BigInt(outputTokens) * price.output
  return inEveryLanguage((locale) => amountWords('money', amount, locale))
}

/** The problem that the API named, beside the field that it is about, or else beside the text that was sent. */
export const problemSaid = ({ message, param }: { readonly message: string; readonly param: string | null }): Problem =>
  ({ field: parameters.find((name) => name === param) ?? 'prompt', text: same(message) })
