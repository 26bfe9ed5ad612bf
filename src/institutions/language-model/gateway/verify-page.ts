/** The page on which anybody checks a text against its receipt, and takes the label for their own pages. */
import { readFileSync } from 'node:fs'
import type { Kernel } from '../../../kernel/index.ts'
import type { Citation } from '../../../law/citation.ts'
import { text } from '../../../law/field.ts'
import { instantAt } from '../../../law/time.ts'
import {
  actions, button, cite, copyable, definitionList, errorSummary, fields, form, html, type Html, moment, notice, page, type Route, route, snippet, type Visit,
} from '../../../portal/index.ts'
import type { LanguageModel } from '../language-model.ts'
import { labelWords, verdictWords, verifyWords as words, versionWords } from './page-messages.ts'
import type { Verdict } from './receipts.ts'

const path = '/verify-text'

/** The script of the label stands at an address that never changes: pages of others name it. */
const labelScriptPath = '/ai-label.js'

const often = { requests: 120, seconds: 60 }
const controls = [
  text('text', { label: words.text, hint: words.textHint, maxLength: 200_000, long: true, optional: true }),
  text('receipt', { label: words.receipt, hint: words.receiptHint, maxLength: 8_000, long: true }),
]

export function verifyRoutes({ kernel, options: { marking }, gateway: { receipts } }: Pick<LanguageModel, 'kernel' | 'options' | 'gateway'>): readonly Route[] {
  const script = readFileSync(new URL('ai-label.js', import.meta.url))
  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: often,
      handle: async (visit) => {
        const receipt = visit.url.searchParams.get('receipt') ?? ''
        return verifyPage(visit, kernel, marking, { receipt }, receipt === '' ? undefined : await receipts.judge(receipt))
      },
    }),
    route({
      method: 'POST', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: often,
      handle: async (visit) => {
        const { values } = await visit.form()
        const { receipt = '', text: given = '' } = values
        if (receipt.trim() === '') return verifyPage(visit, kernel, marking, values, 'nothing to check')
        return verifyPage(visit, kernel, marking, values, await receipts.judge(receipt, given.trim() === '' ? undefined : given))
      },
    }),
    route({
      method: 'GET', path: labelScriptPath, kind: 'file', permission: 'everyone',
      handle: () => new Response(script, {
        headers: {
          'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=86400', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin',
        },
      }),
    }),
  ]
}

function verifyPage(visit: Visit, { statements, settings }: Kernel, marking: Citation, values: Readonly<Record<string, string>>, verdict?: Verdict | 'nothing to check'): Response {
  const { locale, link } = visit
  const problems = verdict === 'nothing to check' ? [{ field: 'receipt', text: words.noReceipt }] : []
  const checked = verdict === undefined || verdict === 'nothing to check' ? undefined : verdict
  const origin = settings.publicUrl
  const lines = `<script src="${origin}${labelScriptPath}" async></script>\n<shanyraq-ai-label lang="${locale}" receipt="…"></shanyraq-ai-label>`
  const plain = `<p role="note" data-digital-source-type="https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">${labelWords[locale]}. <a href="${origin}/${locale}${path}?receipt=…">${words.check[locale]}</a></p>`
  return page({
    visit, title: words.title, current: 'language-model', breadcrumbs: [{ title: words.crumb, path: '/language-model' }], error: problems.length > 0,
    headExtra: html`<script src="${labelScriptPath}" defer></script>`,
    body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${checked && verdictOf(visit, checked)}
${form(visit, { action: link(path), body: html`${fields(locale, controls, { values, problems })}${actions(button(locale, words.check))}` })}
<h2>${words.label[locale]}</h2><p>${words.labelText[locale]} ${cite(locale, marking)}</p>${snippet(locale, { label: words.label, labelUnseen: true, lines })}<p>${words.labelShown[locale]}: <shanyraq-ai-label lang="${locale}"></shanyraq-ai-label><noscript>${labelWords[locale]}</noscript></p>
<p>${words.labelPlain[locale]}</p>${snippet(locale, { label: words.labelPlain, labelUnseen: true, lines: plain })}
<h2>${words.programs[locale]}</h2><p>${words.programsText[locale]}</p>${snippet(locale, { label: words.programs, labelUnseen: true, lines: `curl ${origin}/v1/verify -d '{"receipt": "…", "text": "…"}'` })}${
      copyable(locale, { label: words.publicKey, value: JSON.stringify(statements.key) })}`,
  })

  function verdictOf({ locale: to }: Visit, of: Verdict): Html {
    const said = verdictWords[of.verdict === 'genuine' && of.choice === undefined ? 'receipt' : of.verdict]
    return html`${notice(to, { kind: of.verdict === 'genuine' ? 'good' : 'warning', title: said.title, body: html`<p>${said.text[to]}</p>` })}${'claims' in of && definitionList(to, [
      { term: words.model, value: of.claims.model }, { term: words.when, value: moment({ locale: to, settings: visit.settings }, instantAt(of.claims.iat * 1000)) },
      { term: words.request, value: html`<code>${of.claims.jti}</code>` }, { term: words.version, value: html`<code>${of.claims.model_sha256}</code>${of.claims.model_sha256_is && html`<p class="hint">${versionWords[of.claims.model_sha256_is][to]}</p>`}` },
      { term: words.hash, value: html`${of.claims.output_sha256.map((one) => html`<code>${one}</code> `)}` },
    ])}`
  }
}
