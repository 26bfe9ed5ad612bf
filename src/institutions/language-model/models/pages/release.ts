/** The pages on which a model is submitted, released with a signature, and taken back: each an act in a case of a declared procedure. */
import { transact } from '../../../../kernel/index.ts'
import { hashOf } from '../../../../law/canonical.ts'
import type { Problem } from '../../../../law/failure.ts'
import { text } from '../../../../law/field.ts'
import { inEveryLanguage } from '../../../../law/format.ts'
import { locales, spoken, type Text } from '../../../../law/text.ts'
import {
  actions, actorHere, attributes, button, definitionList, errorSummary, fields, form, html, type Html, problemsOf, route, type Route, seeOther, type Visit,
} from '../../../../portal/index.ts'
import { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from '../../../../portal/services/index.ts'
import { registryWords } from '../messages.ts'
import { type Model, modelPath, type OptedOut } from '../model.ts'
import type { ModelParts } from '../parts.ts'
import { pageWords as words } from './messages.ts'
import { modelsPage, registryCrumb } from './parts.ts'

const languageWords = spoken({ kk: words.inKk, ru: words.inRu, en: words.inEn } as const)
const reasons = locales.map((language) => text(`reason.${language}`, {
  label: inEveryLanguage((locale) => `${words.reason[locale]}, ${languageWords[language][locale]}`), maxLength: 1000, long: true,
}))

type Values = Readonly<Record<string, string>>
const missingReasons = (values: Values): readonly Problem[] => reasons.filter(({ name }) => (values[name] ?? '').trim() === '').map(({ name: field, label }) => ({ field, label, text: registryWords.fill }))
const reasonFrom = (values: Values): Text => inEveryLanguage((locale) => values[`reason.${locale}`]!.trim())

const listOf = ({ locale }: Visit, texts: readonly OptedOut[]): Html => html`<ul>${texts.map(({ title, reason }) => html`<li>${title[locale]}: ${reason[locale]}</li>`)}</ul>`

export const releaseRoutes = ({ kernel, options, models }: ModelParts): readonly Route[] => {
  const permission = { role: options.head } as const
  const below = (model: Model, page: string): string => `${modelPath(model.name)}/${page}`
  const above = ({ name }: Model) => [registryCrumb, { title: name, path: modelPath(name) }]

  const toSign = async (model: Model): Promise<ToSign> => ({
    signs: 'office', document: await models.document(model), address: below(model, 'release.json'), fileName: `release-${model.name}.json`,
  })

  async function releasePage(visit: Visit, model: Model, problems: readonly Problem[] = [], values: Values = {}): Promise<Response> {
    const submission = await models.submission(model)
    if (!submission?.ready) return seeOther(visit, modelPath(model.name))
    const { locale, link } = visit
    const [receipts, { optOuts }] = [await models.receipts(model), model]
    const step = await signingStep(kernel, visit, actorHere(visit), await toSign(model), { problems, values })
    return modelsPage({
      visit, title: words.releaseTitle, above: above(model), headers: signingHeaders(kernel), headExtra: signingHead(kernel), error: problems.length > 0,
      body: html`<article class="paper"${attributes({ 'aria-label': words.documentTitle[locale] })}><h2>${words.documentTitle[locale]}</h2>${definitionList(locale, [
        { term: words.model, value: model.name }, { term: words.licence, value: model.description.licence }, { term: 'SHA-256', value: html`<code>${model.made?.hash}</code>` },
        { term: words.submission, value: html`<a href="${link(`/desk/cases/${submission.id}`)}">№ ${submission.number}</a>` },
        ...(optOuts ? [{ term: words.optOuts, value: listOf(visit, optOuts.of) }, { term: words.reason, value: optOuts.reason[locale] }] : []),
        { term: words.receipts, value: receipts.map(({ path, id }, i) => [i > 0 && html`<br>`, html`<a href="${link(path)}">${id}</a>`]) },
      ])}<p>${words.releaseMeans[locale]}</p><p><a href="${link(modelPath(model.name))}">${words.back[locale]}</a></p></article>${step}`,
    })
  }

  async function optOutsPage(visit: Visit, model: Model, values: Values = {}, problems: readonly Problem[] = []): Promise<Response> {
    const { locale } = visit
    const texts = await models.undecided(model)
    return modelsPage({
      visit, title: words.optOutsTitle, above: above(model), error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.optOutsTitle[locale]}</h1><p class="lead">${model.name}. ${words.optOutsMean[locale]}</p>${listOf(visit, texts)}${form(visit, {
        body: html`<input type="hidden" name="shown" value="${hashOf(texts)}">${fields(locale, reasons, { values, problems })}${actions(button(locale, words.decideOptOuts))}`,
      })}`,
    })
  }

  const withdrawPage = (visit: Visit, model: Model, values: Values = {}, problems: readonly Problem[] = []): Response => {
    const { locale } = visit
    return modelsPage({
      visit, title: words.withdrawTitle, above: above(model), error: problems.length > 0,
      body: html`${errorSummary(locale, problems)}<h1>${words.withdrawTitle[locale]}</h1><p class="lead">${model.name}. ${words.withdrawMeans[locale]}</p>${form(visit, {
        body: html`${fields(locale, reasons, { values, problems })}${actions(button(locale, words.withdraw, { kind: 'danger' }))}`,
      })}`,
    })
  }

  return [
    route({
      method: 'POST', path: '/models/:name/submit', kind: 'page', permission: { role: options.engineer }, title: words.submit,
      async handle(visit, { name }) {
        await visit.form()
        await transact(kernel.db, async (tx) => models.submit(tx, actorHere(visit), await models.find(name, tx)))
        return seeOther(visit, modelPath(name))
      },
    }),
    route({
      method: 'GET', path: '/models/:name/release', kind: 'page', permission, title: words.releaseTitle,
      async handle(visit, { name }) {
        const model = await models.find(name)
        return (await models.obstacles(model)).length === 0 ? releasePage(visit, model) : seeOther(visit, modelPath(name))
      },
    }),
    route({
      method: 'GET', path: '/models/:name/release.json', kind: 'file', permission,
      handle: async (_, { name }) => new Response(new Uint8Array(await models.document(await models.find(name))), {
        headers: { 'content-type': 'application/json', 'content-disposition': `attachment; filename="release-${name.replaceAll(/[^a-z0-9.-]/g, '')}.json"`, 'cache-control': 'private, no-store' },
      }),
    }),
    route({
      method: 'POST', path: '/models/:name/release', kind: 'page', permission, title: words.releaseTitle, files: signatureFiles, rateLimit: { requests: 60, seconds: 600 },
      async handle(visit, { name }) {
        const given = await readSignatureForm(visit)
        const [actor, model] = [actorHere(visit), await models.find(name)]
        if (model.state !== 'draft') return seeOther(visit, modelPath(name))
        try {
          await models.release(actor, model, await signatureFrom(kernel, actor, await toSign(model), given))
        } catch (error) {
          return releasePage(visit, model, problemsOf(error), given.values)
        }
        return seeOther(visit, modelPath(name))
      },
    }),
    route({
      method: 'GET', path: '/models/:name/opt-outs', kind: 'page', permission, title: words.optOutsTitle,
      async handle(visit, { name }) {
        const model = await models.find(name)
        return (await models.undecided(model)).length > 0 ? optOutsPage(visit, model) : seeOther(visit, modelPath(name))
      },
    }),
    route({
      method: 'POST', path: '/models/:name/opt-outs', kind: 'page', permission, title: words.optOutsTitle,
      async handle(visit, { name }) {
        const [model, { values }] = [await models.find(name), await visit.form()]
        const of = await models.undecided(model)
        const missing = values['shown'] === hashOf(of) ? missingReasons(values) : [{ field: '', text: registryWords.otherOptOuts }]
        if (missing.length > 0) return optOutsPage(visit, model, values, missing)
        try {
          await transact(kernel.db, (tx) => models.decideOptOuts(tx, actorHere(visit), model, { reason: reasonFrom(values), of }))
          return seeOther(visit, modelPath(name))
        } catch (error) {
          return optOutsPage(visit, model, values, problemsOf(error))
        }
      },
    }),
    route({
      method: 'GET', path: '/models/:name/withdraw', kind: 'page', permission, title: words.withdrawTitle,
      async handle(visit, { name }) {
        const model = await models.find(name)
        return model.state === 'released' ? withdrawPage(visit, model) : seeOther(visit, modelPath(name))
      },
    }),
    route({
      method: 'POST', path: '/models/:name/withdraw', kind: 'page', permission, title: words.withdrawTitle,
      async handle(visit, { name }) {
        const [model, { values }] = [await models.find(name), await visit.form()]
        if (model.state === 'withdrawn') return seeOther(visit, modelPath(name))
        const missing = missingReasons(values)
        if (missing.length > 0) return withdrawPage(visit, model, values, missing)
        try {
          await transact(kernel.db, (tx) => models.withdraw(tx, actorHere(visit), model, reasonFrom(values)))
          return seeOther(visit, modelPath(name))
        } catch (error) {
          return withdrawPage(visit, model, values, problemsOf(error))
        }
      },
    }),
  ]
}
