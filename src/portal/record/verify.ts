/** The page that checks a document: a file, a pasted credential, the fragment of a QR code, or a number. */
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Problem } from '../../law/failure.ts'
import { actions, button, errorSummary, form } from '../components/index.ts'
import { cosignedSaid } from '../federation/cosigned.ts'
import { attributes, html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { keptFile } from '../kept-file.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { IncomingFile, Visit } from '../visit.ts'
import { checkedPage, publicPage } from './verdict.ts'
import { verifyWords as words } from './verify-messages.ts'
import { ownTools } from './verify-tools.ts'

const verifyScript = keptFile(new URL('verify.js', import.meta.url), '/')

/** The longest file that is taken in, in megabytes: a paper of ours has about two hundred kilobytes. */
const longest = 20

const often = { requests: 60, seconds: 60 }

/** A number as people type it: any case, spaces, dashes of any kind, the sign before it. */
export const numberFrom = (typed: string): string =>
  typed.replaceAll('№', '').normalize('NFKC').toUpperCase().replaceAll(/[\u2010-\u2015\u2212]/g, '-').replaceAll(/[^A-Z0-9-]/g, '').slice(0, 40)

/** The routes of the verifying page. */
export const verifyRoutes = (kernel: Kernel): readonly Route[] => [
  verifyScript,
  route({
    method: 'GET', path: '/verify', kind: 'page', permission: 'everyone', title: words.title, rateLimit: often,
    handle: async (visit) => {
      const typed = visit.url.searchParams.get('number')
      if (typed === null) return askPage(visit, kernel)
      const number = numberFrom(typed)
      if (number !== '' && await kernel.decisions.find(number)) return new Response(null, { status: 303, headers: { location: visit.link(`/verify/${number}`) } })
      return askPage(visit, kernel, { typed, problems: [{ field: 'number', text: words.noSuch }], status: 404 })
    },
  }),
  route({
    method: 'POST', path: '/verify', kind: 'page', permission: 'everyone', title: words.title, rateLimit: often,
    files: { limitMegabytes: longest, count: 1 },
    handle: async (visit) => {
      let file: Uint8Array | undefined
      const { values } = await visit.form(async (incoming) => {
        file = await bytesOf(incoming)
        return incoming.name
      })
      const text = (values['text'] ?? '').trim()
      const given = file !== undefined && file.length > 0 ? file : text === '' ? undefined : new TextEncoder().encode(text)
      if (given === undefined) return askPage(visit, kernel, { problems: [{ field: 'file', text: words.nothing }], status: 422 })
      return checkedPage(visit, kernel, await kernel.decisions.verify(given))
    },
  }),
  route({
    method: 'GET', path: '/verify/:number', kind: 'page', permission: 'everyone', title: words.byNumber, rateLimit: often,
    handle: async (visit, { number }) => {
      const decision: Decision | undefined = number === '' ? undefined : await kernel.decisions.find(numberFrom(number))
      return decision === undefined
        ? askPage(visit, kernel, { typed: number, problems: [{ field: 'number', text: words.noSuch }], status: 404 })
        : publicPage(visit, kernel, decision)
    },
  }),
]

/** The portal stops a longer file while it streams. */
async function bytesOf({ content }: IncomingFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

interface Asked {
  readonly typed?: string
  readonly problems?: readonly Problem[]
  readonly status?: number
}

async function askPage(visit: Visit, kernel: Kernel, { typed = '', problems = [], status }: Asked = {}): Promise<Response> {
  const { locale, link } = visit
  return page({
    visit, title: words.title, error: problems.length > 0, headExtra: html`<script src="${verifyScript.path}" defer></script>`, ...(status !== undefined && { status }),
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>
<h2>${words.byFile[locale]}</h2>${fileForm(visit, problems)}<h2>${words.byNumber[locale]}</h2>${numberForm(visit, typed, problems)}<h2>${words.byPhone[locale]}</h2><p>${words.byPhoneHint[locale]}</p>${actions(button(locale, words.byPhone, { kind: 'quiet', href: link('/verify/phone') }))}${ownTools(visit, kernel)}${await cosignedSaid(visit, kernel)}`,
  })
}

const fileForm = (visit: Visit, problems: readonly Problem[] = []): Html => html`<p>${words.byFileHint[visit.locale]}</p>
${form(visit, { action: visit.link('/verify'), files: true, body: html`${
  field(visit, 'file', problems, (described) => html`<input type="file" id="f-file" name="file" accept=".pdf,.jwt,.json,.txt"${described}>`)}${
  field(visit, 'text', problems, (described) => html`<textarea id="f-text" name="text" rows="3" spellcheck="false" autocomplete="off"${described}></textarea>`)}${
  actions(button(visit.locale, words.check))}` })}`

const numberForm = (visit: Visit, typed = '', problems: readonly Problem[] = []): Html => html`<form method="get" action="${visit.link('/verify')}" novalidate>${
  field(visit, 'number', problems, (described) => html`<input type="text" class="medium" id="f-number" name="number" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${typed}"${described}>`)}${
  actions(button(visit.locale, words.find, { kind: 'quiet' }))}</form>`

/** The ways to check a document, for a page that offers other things too: by its number, or by its file or the text of its QR code. */
export const documentCheck = (visit: Visit): Html =>
  html`${numberForm(visit)}<details><summary>${words.byFileOrText[visit.locale]}</summary>${fileForm(visit)}</details>`

const labels = {
  file: { label: words.file, hint: words.fileHint },
  text: { label: words.text, hint: words.textHint },
  number: { label: words.number, hint: words.numberHint },
} as const

/** A question of this page; the fields of procedures are longer or stricter than what is asked here. */
function field({ locale }: Visit, name: keyof typeof labels, problems: readonly Problem[], input: (described: Html) => Content): Html {
  const problem = problems.find((one) => one.field === name)
  const described = attributes({
    'aria-describedby': `f-${name}-hint${problem ? ` f-${name}-error` : ''}`, 'aria-invalid': problem && 'true',
  })
  return html`<div class="field${problem && ' wrong'}"><label for="f-${name}">${labels[name].label[locale]}</label><p class="hint" id="f-${name}-hint">${labels[name].hint[locale]}</p>${
    problem && html`<p class="error" id="f-${name}-error">${problem.text[locale]}</p>`}${input(described)}</div>`
}
