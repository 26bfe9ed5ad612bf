/** The page on which anybody checks a badge of any issuer, and what was found in it. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Problem } from '../../../law/failure.ts'
import { formatInstant } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { instantOf } from '../../../law/time.ts'
import {
  actions, attributes, button, type Content, type Definition, definitionList, errorSummary, form, html, type Html, type IncomingFile, notice, page, route, type Route, table, tag, type Visit,
} from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import type { Ask } from './keys.ts'
import type { Finding } from './finding.ts'
import { found, rules } from './findings.messages.ts'
import { kindWords, verdictWords, weightWords, words } from './messages.ts'
import { isObject, type Json, listOf } from './opened.ts'
import { issuerOf } from './proof.ts'
import { type Checked, verifyBadge } from './verify.ts'

export const verifyPath = '/university/verify-badge'
const often = { requests: 30, seconds: 60 }
const tones = { fault: 'late', undecided: 'wait', note: 'plain' } as const
const kinds = { valid: 'good', invalid: 'warning', undecided: 'info' } as const

export function badgePages(kernel: Kernel, ask: Ask): readonly Route[] {
  return [
    route({
      method: 'GET', path: verifyPath, kind: 'page', permission: 'everyone', title: words.title,
      handle: (visit) => askPage(visit),
    }),
    route({
      method: 'POST', path: verifyPath, kind: 'page', permission: 'everyone', title: words.title, sameForAll: true, rateLimit: often, files: { limitMegabytes: 2, count: 1 },
      async handle(visit) {
        let file: Uint8Array | undefined
        const { values } = await visit.form(async (incoming) => {
          file = await bytesOf(incoming)
          return incoming.name
        })
        const text = (values['text'] ?? '').trim()
        const given = file !== undefined && file.length > 0 ? file : text === '' ? undefined : new TextEncoder().encode(text)
        if (given === undefined) return askPage(visit, [{ field: 'file', text: found.empty }])
        return checkedPage(visit, await verifyBadge(given, { ask, now: kernel.now() }))
      },
    }),
  ]
}

async function bytesOf({ content }: IncomingFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

function askPage(visit: Visit, problems: readonly Problem[] = []): Promise<Response> | Response {
  const { locale, link } = visit
  return page({
    visit, title: words.title, current: institution, breadcrumbs: [place], error: problems.length > 0, ...(problems.length > 0 && { status: 422 }),
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${form(visit, { action: link(verifyPath), files: true, body: html`${
      question(visit, 'file', words.file, words.fileHint, problems, (described) => html`<input type="file" id="f-file" name="file" accept=".json,.jwt,.txt,.png,.svg"${described}>`)}${
      question(visit, 'text', words.text, words.textHint, problems, (described) => html`<textarea id="f-text" name="text" rows="6" spellcheck="false" autocomplete="off"${described}></textarea>`)}${
      actions(button(locale, words.check))}` })}`,
  })
}

function question({ locale }: Visit, name: string, label: Text, hint: Text, problems: readonly Problem[], input: (described: Html) => Content): Html {
  const problem = problems.find(({ field }) => field === name)
  const described = attributes({ 'aria-describedby': `f-${name}-hint${problem ? ` f-${name}-error` : ''}`, 'aria-invalid': problem && 'true' })
  return html`<div class="field${problem && ' wrong'}"><label for="f-${name}">${label[locale]}</label><p class="hint" id="f-${name}-hint">${hint[locale]}</p>${
    problem && html`<p class="error" id="f-${name}-error">${problem.text[locale]}</p>`}${input(described)}</div>`
}

function checkedPage(visit: Visit, checked: Checked): Promise<Response> | Response {
  const { locale, link } = visit
  const { title, text } = verdictWords[checked.verdict]
  return page({
    visit, title, current: institution, breadcrumbs: [place, { title: words.title, path: verifyPath }],
    body: html`<h1>${words.result[locale]}</h1>${notice(locale, { kind: kinds[checked.verdict], title, body: html`<p>${text[locale]}</p>` })}${
      checked.findings.length > 0 && html`<h2>${words.found[locale]}</h2>${findingsTable(visit, checked.findings)}`}${
      checked.credential && html`<h2>${words.says[locale]}</h2>${definitionList(locale, factsOf(visit, checked))}`}${
      actions(button(locale, words.again, { kind: 'quiet', href: link(verifyPath) }))}`,
  })
}

const order = { fault: 0, undecided: 1, note: 2 } as const

/** What was found: the faults first. */
export const findingsTable = ({ locale }: Visit, findings: readonly Finding[]): Html => table(locale, {
  caption: words.found, captionUnseen: true, rows: findings.toSorted((a, b) => order[a.weight] - order[b.weight]),
  columns: [
    { title: words.rule, header: true, cell: ({ rule, weight }) => html`${tag(locale, weightWords[weight], tones[weight])} ${rules[rule][locale]}` },
    { title: words.finding, cell: ({ says }) => says[locale] },
    { title: words.place, cell: ({ at }) => at !== undefined && html`<code>${at}</code>` },
  ],
})

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined)
const named = (value: unknown): string | undefined => (isObject(value) ? textOf(value['name']) ?? textOf(value['id']) : textOf(value))

/** What the badge says of itself, whatever the verdict: told as its words, not as ours. */
function factsOf(visit: Visit, { credential = {}, kind }: Checked): readonly Definition[] {
  const { locale, settings: { zone } } = visit
  const moment = (value: unknown): string | undefined => {
    const text = textOf(value)
    if (text === undefined || Number.isNaN(Date.parse(text))) return text
    const iso = new Date(text).toISOString()
    return iso.length > '2026-01-01T00:00:00.000Z'.length ? text : formatInstant(instantOf(iso), locale, zone) // a year of more than four figures is no time of ours
  }
  const subject: Json = listOf(credential['credentialSubject']).find(isObject) ?? {}
  const facts: readonly (readonly [Text, string | undefined])[] = [
    [words.kind, kind && kindWords[kind][locale]], [words.name, textOf(credential['name'])], [words.achievement, named(subject['achievement'])], [words.issuer, named(credential['issuer'])], [words.issuerAddress, textOf(issuerOf(credential))], [words.subject, named(subject)],
    [words.from, moment(credential['validFrom'] ?? credential['issuanceDate'])], [words.until, moment(credential['validUntil'] ?? credential['expirationDate'])],
  ]
  return facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]))
}
